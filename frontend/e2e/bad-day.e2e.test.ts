import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callAs } from './api-caller.ts';
import { DESKTOP, expectAccessible, expectGood, openBrowser, PHONE, signIn, visit } from './browser.ts';
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

type Lesson = { id: string; status: string; startsAt: string; instructor: { id: string; fullName: string } | null };

/** The lessons to come that someone teaches. */
async function taught(): Promise<Lesson[]> {
  const caller = await callAs(flightline.url, 'admin@alpha.test');
  const from = new Date().toISOString();
  const { items } = await caller.get<{ items: Lesson[] }>(`/bookings?status=ASSIGNED&from=${from}&limit=100`);
  return items;
}

describe('a bad day', () => {
  it('begins with one form, is settled in one list and put back with one click', async () => {
    const before = await taught();
    const ill = before.find(({ instructor }) => instructor !== null)?.instructor;
    const hit = before.filter(({ instructor }) => instructor?.id === ill?.id);
    expect(hit.length).toBeGreaterThan(0);

    const { page } = await visit(browser, { baseURL: flightline.url, size: DESKTOP });
    await signIn(page, { email: 'admin@alpha.test' });
    await page.goto('/disruptions');
    await page.getByText('Everything is in service').waitFor();
    await page.getByRole('button', { name: 'Take out…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Instructor', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Take out' }).click();
    await dialog.getByText('Choose one').waitFor();
    await dialog.getByRole('combobox', { name: 'Instructor' }).selectOption(ill?.fullName ?? '');
    await dialog.getByRole('switch', { name: 'Until further notice' }).click();
    await dialog.getByText(new RegExp(`^${hit.length} lessons? would be hit`)).waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Take out' }).click();

    await page.getByRole('heading', { level: 1, name: `${ill?.fullName}: sickness` }).waitFor();
    const choices = page.getByRole('combobox', { name: /^What becomes of/ });
    await expect.poll(() => choices.count()).toBe(hit.length);
    await expectGood(page);
    await page.getByRole('button', { name: 'Cancel all' }).click();
    await page.getByRole('button', { name: 'As proposed' }).click();
    await choices.first().selectOption('Cancel it');
    await page.getByRole('button', { name: /^Settle \d+ lessons?$/ }).click();
    await page.getByText(/settled\. Everyone concerned gets one message/).waitFor();
    await page.getByRole('heading', { name: 'What was done' }).waitFor();
    await expectGood(page);
    expect((await taught()).map(({ id }) => id)).not.toContain(hit[0]?.id);

    await page.getByRole('button', { name: 'End and put back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End and put back' }).click();
    await page.getByText(/put back\.$/).waitFor();
    await page
      .getByText(/^Put back: /)
      .first()
      .waitFor();
    const places = (lessons: readonly Lesson[]) => lessons.map(({ id, startsAt, instructor }) => [id, startsAt, instructor?.id]);
    expect(places(await taught())).toEqual(places(before));
  });

  it('fits a phone', async () => {
    const { page } = await visit(browser, { baseURL: flightline.url, size: PHONE });
    await signIn(page, { email: 'admin@alpha.test' });
    await page.goto('/disruptions');
    await page.getByRole('button', { name: 'Take out…' }).click();
    await page
      .getByRole('dialog')
      .getByText(/would be hit\./)
      .waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Take out' }).click();
    await page.getByRole('heading', { level: 1, name: 'The whole school: weather' }).waitFor();
    await expectGood(page);
  });
});

describe('an assigned lesson', () => {
  it('gets another instructor from its own page', async () => {
    const [lesson] = (await taught()).filter(({ instructor }) => instructor !== null);
    const { page } = await visit(browser, { baseURL: flightline.url, size: DESKTOP });
    await signIn(page, { email: 'admin@alpha.test' });
    await page.goto(`/bookings/${lesson?.id}`);
    await page.getByRole('button', { name: 'Change instructor or aircraft' }).click();
    const dialog = page.getByRole('dialog');
    const others = dialog.getByRole('radio', { disabled: false });
    await others.last().click();
    const why = dialog.getByLabel(/^Why (outside|beyond)/);
    if ((await why.count()) > 0) await why.fill('Agreed by phone');
    await dialog.getByRole('button', { name: /^Assign / }).click();
    await page.getByText(/is assigned to/).waitFor();
    const after = (await taught()).find(({ id }) => id === lesson?.id);
    expect(after?.instructor).toBeTruthy();
  });
});
