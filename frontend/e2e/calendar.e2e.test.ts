import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ApiCaller, callAs } from './api-caller.ts';
import { DESKTOP, expectGood, openBrowser, PHONE, signIn, type Size, visit } from './browser.ts';
import { type Flightline, startFlightline } from './flightline.ts';

let flightline: Flightline;
let browser: Browser;
let admin: ApiCaller;
let student: ApiCaller;
let instructor: ApiCaller;

beforeAll(async () => {
  [flightline, browser] = await Promise.all([startFlightline(), openBrowser()]);
  const as = (name: string) => callAs(flightline.url, `${name}@bravo.test`);
  [admin, student, instructor] = await Promise.all([as('admin'), as('student'), as('instructor')]);
});
afterAll(async () => {
  await browser.close();
  await flightline.stop();
});

const open = (email: string, size: Size = DESKTOP) =>
  visit(browser, { baseURL: flightline.url, size }).then(async (opened) => {
    await signIn(opened.page, { email, school: 'bravo' });
    return opened;
  });

type Booking = { id: string; version: number; startsAt: string; endsAt: string };
const HOUR = 3_600_000;
const later = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * HOUR).toISOString();

/** A lesson with the instructor, with three free hours before the end of the stretch in which it lies. */
async function aLesson(title: string): Promise<{ booking: Booking; day: string }> {
  const from = new Date(Date.now() + 14 * 24 * HOUR).toISOString().slice(0, 10);
  const to = new Date(Date.now() + 40 * 24 * HOUR).toISOString().slice(0, 10);
  const { items } = await student.get<{ items: Booking[] }>(
    `/slots?from=${from}&to=${to}&durationMinutes=240&instructorId=${instructor.id}`,
  );
  const [slot] = items;
  if (!slot) throw new Error('No four hours in a row are free.');
  const { startsAt } = slot;
  const { id } = await student.post<Booking>('/bookings', { startsAt, endsAt: later(startsAt, 1), title });
  const booking = await admin.post<Booking>(`/bookings/${id}/approve`, { instructorId: instructor.id });
  const day = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/London' }).format(new Date(startsAt));
  return { booking, day };
}

/** Holds a lesson near its top and lets it go in the row of an hour. */
async function drag(page: Page, title: string, hour: string, { further = 0 } = {}): Promise<void> {
  const [box, row] = await Promise.all([
    page.getByRole('button', { name: new RegExp(`^${title}`) }).boundingBox(),
    page.getByText(hour, { exact: true }).first().boundingBox(),
  ]);
  if (!box || !row) throw new Error('The lesson or the hour is not on the screen.');
  const [x, y] = [box.x + box.width / 2, box.y + 6];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 12, { steps: 4 });
  await page.mouse.move(x, row.y + further, { steps: 12 });
  await page.mouse.up();
}

const now = (id: string) => admin.get<Booking>(`/bookings/${id}`);

describe('the calendar', () => {
  it('moves a lesson by drag, undoes it, refuses what cannot be, and never overwrites what someone else changed', async () => {
    const { booking, day } = await aLesson('Pattern work');
    const other = { startsAt: later(booking.startsAt, 3), endsAt: later(booking.startsAt, 4), title: 'Radio work' };
    const { id } = await student.post<Booking>('/bookings', other);
    await admin.post(`/bookings/${id}/approve`, { instructorId: instructor.id });
    const { page, complaints } = await open('admin@bravo.test');
    await page.goto(`/week?day=${day}`);
    await page.getByRole('button', { name: /^Pattern work/ }).waitFor();
    await expectGood(page);

    await drag(page, 'Pattern work', '09:00');
    await page.getByText(/^Pattern work is moved to/).waitFor();
    expect(Date.parse((await now(booking.id)).startsAt)).toBeGreaterThan(Date.parse(booking.startsAt));
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await now(booking.id)).startsAt).toBe(booking.startsAt);

    // Into another lesson of the same student and instructor.
    await drag(page, 'Pattern work', '10:00', { further: 26 });
    await page.getByText('It stays where it was').waitFor();
    expect((await now(booking.id)).startsAt).toBe(booking.startsAt);

    // Someone else is faster: between the drop and the server's answer the lesson goes elsewhere.
    await page.route(
      '**/reschedule',
      async (route) => {
        await admin.post(`/bookings/${booking.id}/reschedule`, {
          startsAt: later(booking.startsAt, 2),
          endsAt: later(booking.startsAt, 3),
        });
        await route.continue();
      },
      { times: 1 },
    );
    await drag(page, 'Pattern work', '09:00');
    await page.getByText('Pattern work stays where it was').waitFor();
    await page.getByText(/Someone else changed it meanwhile/).waitFor();
    expect((await now(booking.id)).startsAt).toBe(later(booking.startsAt, 2));
    expect(complaints.filter((each) => !/412/.test(each))).toEqual([]);
  });

  it('shows the day by instructor and by aircraft, and the month; keys turn the pages, and the address keeps it all', async () => {
    const { day } = await aLesson('Crosswind');
    const { page } = await open('admin@bravo.test');
    await page.goto(`/week?view=day&day=${day}`);
    await page.getByRole('button', { name: /^Crosswind/ }).waitFor();
    await expectGood(page);
    await page.getByRole('radiogroup', { name: 'Rows' }).getByText('Aircraft').click();
    await page.getByText('Nothing', { exact: true }).waitFor();
    expect(page.url()).toContain('by=resource');
    await page.keyboard.press('3');
    // A day that is full shows the first of its lessons, and opens.
    const full = page.getByRole('button', { name: /, \d+ lessons$/ });
    await full.first().waitFor();
    await expectGood(page);
    await page.reload();
    await full.first().waitFor();
    await page.keyboard.press('1');
    await page.getByRole('button', { name: /^Crosswind/ }).click();
    await page.getByRole('dialog').getByText('Crosswind').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('2');
    await expect.poll(() => page.url()).not.toContain('view=');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByRole('button', { name: /^Crosswind/ }).count()).toBe(0);
    await page.goBack();
    await page.getByRole('button', { name: /^Crosswind/ }).waitFor();
  });

  it('is a list on a phone, and shows the reader’s own time where they ask for it', async () => {
    const { day } = await aLesson('Stalls');
    const { page } = await open('instructor@bravo.test', PHONE);
    await page.goto(`/week?day=${day}`);
    await page.getByRole('button', { name: /Stalls/ }).waitFor();
    await expectGood(page);
    for (const view of ['Month', 'Day', 'Week']) {
      await page.getByRole('radiogroup', { name: 'Shown as' }).getByText(view, { exact: true }).click();
      // In a month of a phone's width one presses the day.
      const shown =
        view === 'Month'
          ? page.getByRole('button', { name: /, (?:one lesson|\d+ lessons)$/ })
          : page.getByRole('button', { name: /Stalls/ });
      await shown.first().waitFor();
      await expectGood(page);
    }
    await page.emulateMedia({ media: 'print' });
    await page.getByText(/^Bravo Academy, /).waitFor();
  });
});
