import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  DEMO_PASSWORD,
  DESKTOP,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  PHONE,
  signIn,
  type Size,
  visit,
} from './browser.ts';
import { type Flightline, startFlightline } from './flightline.ts';

let flightline: Flightline;
let browser: Browser;

beforeAll(async () => {
  [flightline, browser] = await Promise.all([startFlightline(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await flightline.stop();
});

/** A window in which someone of a school is signed in; ends with nothing to complain about. */
async function as(email: string, { size = DESKTOP, school = 'alpha' }: { size?: Size; school?: string } = {}) {
  const window = await visit(browser, { baseURL: flightline.url, size });
  await signIn(window.page, { email: `${email}@${school}.test`, school });
  return {
    ...window,
    async close() {
      expect(window.complaints).toEqual([]);
      await window.context.close();
    },
  };
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** Opens the booking page on the last day of next month's calendar that has open times, so that reruns and weekends do not matter. */
async function chooseATime(page: Page, nth = 0): Promise<void> {
  await page.goto('/book');
  await page.getByRole('button', { name: 'Next month' }).click();
  const day = page.locator('button[data-open]:not([disabled]), [data-open="true"] button:not([disabled])');
  const days = (await day.count()) > 0 ? day : page.getByRole('region', { name: 'Day' }).locator('table button:not([disabled])');
  await days.nth(nth).click();
  await page.getByRole('region', { name: 'Time' }).getByRole('button').first().click();
  await heading(page, 'About your lesson').waitFor();
}

describe.each([
  ['a desktop', DESKTOP],
  ['a phone', PHONE],
])('the main job on %s', (device, size) => {
  const title = `Crosswind practice on ${device}`;

  it('goes from a student’s request over an admin’s approval into the instructor’s week, and the other school sees nothing of it', async () => {
    const student = await as('student', { size });
    await chooseATime(student.page, size === PHONE ? 3 : 1);
    await expectAccessible(student.page);
    await student.page.getByLabel('Title').fill(title);
    await student.page.getByLabel('Notes').fill('Only if the wind allows.');
    await student.page.getByRole('button', { name: 'Send request' }).click();
    await heading(student.page, 'Request sent').waitFor();
    await expectAccessible(student.page);
    await student.page.getByRole('link', { name: 'Show my bookings' }).click();
    await student.page.getByRole('link', { name: new RegExp(title) }).waitFor();
    await expectNoSidewaysScroll(student.page);

    const admin = await as('admin', { size });
    await heading(admin.page, 'Approvals').waitFor();
    const card = admin.page.getByRole('article', { name: title });
    await card.getByText('Only if the wind allows.').waitFor();
    await expectAccessible(admin.page);
    await expectNoSidewaysScroll(admin.page);
    const approve = card.getByRole('button', { name: /^Approve and assign / }).first();
    const instructorName = (await approve.innerText()).replace('Approve and assign ', '');
    await approve.click();
    await admin.page.getByText(`${instructorName} is assigned to ${title}`).first().waitFor();
    await expect.poll(() => card.count()).toBe(0);

    await student.page.goto('/bookings');
    await student.page.getByRole('link', { name: new RegExp(title) }).click();
    await student.page.getByText('Instructor assigned').waitFor();
    await student.page.getByText(instructorName).first().waitFor();
    await expectAccessible(student.page);
    const bookingPath = new URL(student.page.url()).pathname;

    const instructor = await as(instructorName === 'Ada Reyes' ? 'instructor' : 'instructor2', { size });
    await instructor.page.goto('/bookings');
    await instructor.page.getByRole('link', { name: new RegExp(title) }).waitFor();
    await heading(instructor.page, 'My lessons').waitFor();

    const stranger = await as('admin', { size, school: 'bravo' });
    await stranger.page.goto('/bookings');
    await heading(stranger.page, 'Bookings').waitFor();
    await expect.poll(() => stranger.page.getByText(title).count()).toBe(0);
    await stranger.page.goto(bookingPath);
    await stranger.page.getByText('Not found').first().waitFor();

    for (const window of [student, admin, instructor, stranger]) await window.close();
  });

  it('lets the instructor turn the weeks, open a lesson and come back by the browser’s own buttons', async () => {
    const instructor = await as('instructor', { size });
    const { page } = instructor;
    await heading(page, 'My week').waitFor();
    await page.getByRole('button', { name: 'Next week' }).click();
    const lesson = page.getByRole('button', { name: /Circuits and landings/ }).first();
    await lesson.waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await lesson.click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('History').waitFor();
    expect(new URL(page.url()).searchParams.get('booking')).not.toBeNull();
    await expectAccessible(page);
    await page.goBack();
    await expect.poll(() => drawer.count()).toBe(0);
    await page.getByRole('button', { name: 'Today' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('week')).toBeNull();
    await instructor.close();
  });

  it('lets the student cancel with a reason', async () => {
    const student = await as('student2', { size });
    const { page } = student;
    await chooseATime(page, size === PHONE ? 6 : 5);
    await page.getByLabel('Title').fill(`To be cancelled on ${device}`);
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByRole('link', { name: 'Show my bookings' }).click();
    await page.getByRole('link', { name: new RegExp(`To be cancelled on ${device}`) }).click();
    await page.getByRole('button', { name: 'Cancel booking' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('I cannot come').check();
    await dialog.getByLabel('Note').fill('An exam that day');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Cancel the booking' }).click();
    await page.getByText('An exam that day').first().waitFor();
    await page.getByText('Cancelled', { exact: true }).first().waitFor();
    await student.close();
  });
});

describe('a lesson that has started', () => {
  it('is completed by its instructor, with its outcome', async () => {
    const instructor = await as('instructor2');
    const { page } = instructor;
    await page.goto('/bookings?tab=past');
    await page.getByRole('link', { name: /Ground briefing: circuits/ }).click();
    await page.getByRole('button', { name: 'Complete the lesson' }).click();
    await page.getByLabel('Outcome').fill('Ready for solo circuits');
    await page.getByRole('dialog').getByRole('button', { name: 'Complete the lesson' }).click();
    await page.getByText('Ready for solo circuits').waitFor();
    await page.getByText('Completed', { exact: true }).first().waitFor();
    await instructor.close();
  });
});

describe('the approvals queue', () => {
  it('is worked through by keyboard alone', async () => {
    const admin = await as('admin', { school: 'bravo' });
    const { page } = admin;
    await page.getByRole('article').first().waitFor();
    const before = await page.getByRole('article').count();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page
      .getByText(/ is assigned to /)
      .first()
      .waitFor();
    await expect.poll(() => page.getByRole('article').count()).toBe(before - 1);
    await page.keyboard.press('x');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await admin.close();
  });

  it('says with which booking an instructor is busy, and what someone else decided meanwhile', async () => {
    const names = ['Held first', 'Comes too late'];
    for (const [nth, email] of ['student', 'student2'].entries()) await request(email, { school: 'bravo', title: names[nth] ?? '' });
    const [admin, stale] = [await as('admin', { school: 'bravo' }), await as('admin', { school: 'bravo' })];
    // This window hears nothing of what the other one does.
    await stale.context.route('**/api/v1/events', (route) => route.abort());
    await stale.page.reload();
    const take = async (page: Page, title: string) => {
      const card = page.getByRole('article', { name: title });
      await card
        .getByRole('button', { name: /^Approve and assign / })
        .first()
        .click();
      return card;
    };
    for (const { page } of [admin, stale]) for (const name of names) await page.getByRole('article', { name }).waitFor();

    await take(admin.page, 'Held first');
    await admin.page
      .getByText(/ is assigned to Held first/)
      .first()
      .waitFor();

    const card = await take(stale.page, 'Comes too late');
    await card.getByRole('link', { name: 'Show the booking in the way' }).waitFor();
    await expectAccessible(stale.page);
    await stale.page.getByRole('link', { name: 'Show the booking in the way' }).click();
    await heading(stale.page, 'Held first').waitFor();
    await admin.close();
    await stale.close();
  });
});

/** Calls the API as someone of a demo school, for what a test needs but is not about. */
async function api<T>(email: string, { school, path, body }: { school: string; path: string; body?: object }): Promise<T> {
  const at = (route: string) => `${flightline.url}/api/v1${route}`;
  const json = { 'content-type': 'application/json' };
  const schools = await (await fetch(at('/auth/tenants'))).json();
  const tenantId = schools.items.find(({ slug }: { slug: string }) => slug === school)?.id;
  const credentials = JSON.stringify({ tenantId, email: `${email}@${school}.test`, password: DEMO_PASSWORD });
  const { accessToken } = await (await fetch(at('/auth/login'), { method: 'POST', headers: json, body: credentials })).json();
  const headers = { ...json, authorization: `Bearer ${accessToken}` };
  const res = await fetch(at(path), body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers });
  expect(res.status, path).toBeLessThan(300);
  return res.json();
}

const instructorOf = async (school: string) =>
  (await api<{ items: { id: string }[] }>('admin', { school, path: '/instructors' })).items[0]?.id;

/** Asks for the first open time of an instructor in the week after next. */
async function request(email: string, { school, title }: { school: string; title: string }): Promise<void> {
  const instructorId = await instructorOf(school);
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const path = `/slots?from=${day(20)}&to=${day(27)}&instructorId=${instructorId}`;
  const [slot] = (await api<{ items: { startsAt: string; endsAt: string }[] }>('admin', { school, path })).items;
  const body = { startsAt: slot?.startsAt, endsAt: slot?.endsAt, title, preferredInstructorId: instructorId };
  await api(email, { school, path: '/bookings', body });
}
