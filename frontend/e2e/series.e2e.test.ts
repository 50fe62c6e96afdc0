import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { callAs } from './api-caller.ts';
import { DESKTOP, expectGood, openBrowser, PHONE, signIn, visit } from './browser.ts';
import { type Flightline, startFlightline } from './flightline.ts';

type Lesson = { id: string; title: string | null; startsAt: string; endsAt: string };

let flightline: Flightline;
let browser: Browser;

beforeAll(async () => {
  [flightline, browser] = await Promise.all([startFlightline(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await flightline.stop();
});

const open = async (email: string, size = DESKTOP): Promise<Page> => {
  const { page } = await visit(browser, { baseURL: flightline.url, size });
  await signIn(page, { email });
  return page;
};

const chooseTime = async (page: Page) => {
  await page.goto('/book');
  await page
    .getByRole('button', { name: /^\d\d:\d\d$/ })
    .last()
    .click();
  await page.getByRole('heading', { name: 'About your lesson' }).waitFor();
};

it('a student repeats a lesson weekly, sees each date first, and moves and cancels what is left together', async () => {
  const page = await open('student2@alpha.test', PHONE);
  await chooseTime(page);
  await page.getByLabel('Title').fill('Pattern work');
  await page.getByLabel('Repeat').selectOption('Every week');
  await page.getByLabel('How often').selectOption('4 times');
  const dates = page.getByRole('group', { name: 'The dates' });
  await page.getByText('All 4 can be requested.').waitFor();
  await dates.getByRole('checkbox').nth(1).click();
  await page.getByText('3 of 4 are requested; the others are left out.').waitFor();
  await expectGood(page);
  await page.getByRole('button', { name: 'Send 3 requests' }).click();
  await page.getByRole('heading', { name: '3 requests sent' }).waitFor();
  await page.getByText('Lesson 1 of 3').waitFor();
  await page.getByRole('button', { name: 'Show the series' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Requested' }).nth(2).waitFor();
  await expectGood(page);

  await page.getByRole('listitem').filter({ hasText: 'Requested' }).nth(1).getByRole('link').click();
  await page.getByText('Lesson 2 of 3').waitFor();

  await page.getByRole('button', { name: 'Move to another time' }).click();
  const move = page.getByRole('dialog');
  await move.getByLabel('This one and those after it').click();
  await move.getByLabel('From', { exact: true }).fill('06:00');
  await move.getByLabel('To', { exact: true }).fill('07:00');
  await expectGood(page);
  await move.getByRole('button', { name: 'Move it' }).click();
  await page.getByText('2 lessons moved.').waitFor();
  await page
    .getByText(/06:00–07:00/)
    .first()
    .waitFor();

  await page.getByRole('button', { name: 'Cancel booking' }).click();
  await page.getByRole('dialog').getByLabel('All that are still to come').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the booking' }).click();
  await page.getByText('3 lessons are cancelled.').waitFor();
});

it('an admin sees in the queue that a request is one of several, and why a series cannot move', async () => {
  const student = await open('student@alpha.test');
  await chooseTime(student);
  await student.getByLabel('Title').fill('Instrument practice');
  await student.getByLabel('Repeat').selectOption('Every second week');
  await student.getByLabel('How often').selectOption('2 times');
  await student.getByRole('button', { name: 'Send 2 requests' }).click();
  await student.getByRole('heading', { name: '2 requests sent' }).waitFor();

  const admin = await open('admin@alpha.test');
  await admin.goto('/approvals');
  await admin.getByRole('article').filter({ hasText: 'Instrument practice' }).filter({ hasText: '1 of 2' }).waitFor();

  // Another lesson of the student stands where the second one would go.
  const caller = await callAs(flightline.url, 'student@alpha.test');
  const { items } = await caller.get<{ items: Lesson[] }>('/bookings?status=REQUESTED&limit=100');
  const [first, second] = items.filter(({ title }) => title === 'Instrument practice');
  if (!first || !second) throw new Error('The series is not there');
  const later = (instant: string) => new Date(Date.parse(instant) + 3 * 3_600_000).toISOString();
  await caller.post('/bookings', { startsAt: later(second.startsAt), endsAt: later(second.endsAt) });

  await admin.goto(`/bookings/${first.id}`);
  await admin.getByRole('button', { name: 'Move to another time' }).click();
  const move = admin.getByRole('dialog');
  await move.getByLabel('All that are still to come').click();
  for (const end of ['From', 'To']) {
    const field = move.getByLabel(end, { exact: true });
    const [hour = '', minute = ''] = (await field.inputValue()).split(':');
    await field.fill(`${String(Number(hour) + 3).padStart(2, '0')}:${minute}`);
  }
  await move.getByRole('button', { name: 'Move it' }).click();
  await move.getByText('Nothing was changed').waitFor();
  await move.getByText('Lesson 2: The student already has a booking that overlaps this time.').waitFor();
  // A reason sets no other lesson aside.
  await move.getByLabel('Why all the same?').fill('The school asks for it');
  const [answer] = await Promise.all([
    admin.waitForResponse(/series\/reschedule$/),
    move.getByRole('button', { name: 'Move it anyway' }).click(),
  ]);
  expect(answer.status()).toBe(409);
  await move.getByText('Nothing was changed').waitFor();
  await expectGood(admin);
});
