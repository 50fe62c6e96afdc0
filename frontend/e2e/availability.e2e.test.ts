import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { expectAccessible, openBrowser, PHONE, signIn, visit } from './browser.ts';
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

async function as(email: string, size?: typeof PHONE) {
  const window = await visit(browser, { baseURL: flightline.url, ...(size && { size }) });
  await signIn(window.page, { email });
  return window;
}

describe('an instructor’s availability', () => {
  it('takes weekly hours for several days at once, and gives a removed stretch back', async () => {
    const { page, context, complaints } = await as('instructor@alpha.test');
    await page.goto('/availability');
    await page.getByRole('button', { name: 'Add weekly hours' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Mon', { exact: true }).click();
    for (const day of ['Sat', 'Sun']) await dialog.getByText(day, { exact: true }).click();
    await dialog.getByLabel('From').fill('10:00');
    await dialog.getByLabel('To', { exact: true }).fill('09:00');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('Must be later than the start').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('To', { exact: true }).fill('14:00');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Remove Saturday 10:00–14:00' }).waitFor();

    await page.getByRole('button', { name: 'Remove Sunday 10:00–14:00' }).click();
    await page.getByText('Sunday 10:00–14:00 is removed.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Remove Sunday 10:00–14:00' }).waitFor();
    // The preview is what the server makes of the rules: this Saturday or the next one.
    await page.getByRole('region', { name: 'What this comes to' }).getByText('10:00–14:00').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes a day off on a phone', async () => {
    const { page, context, complaints } = await as('instructor2@alpha.test', PHONE);
    await page.goto('/availability');
    await page.getByRole('button', { name: 'Add a day' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('Choose a day').first().waitFor();
    await dialog.getByRole('button', { name: /^Day/ }).click();
    await page.getByRole('button', { name: 'Next month' }).or(page.locator('[data-direction="next"]')).first().click();
    await page.locator('button[aria-label*=" 15 "], button:has-text("15")').first().click();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('The time off is added.').waitFor();
    await page.getByRole('region', { name: 'Days off and extra hours' }).getByText('All day').waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('a request that comes too late', () => {
  it('says so in a sentence and keeps what was typed', async () => {
    const [first, second] = [await as('student@alpha.test'), await as('student@alpha.test', PHONE)];
    const choose = async ({ page }: typeof first) => {
      await page.goto('/book');
      await page.getByRole('button', { name: 'Next month' }).click();
      await page
        .locator('button[data-open]:not([disabled])')
        .or(page.getByRole('region', { name: 'Day' }).locator('table button:not([disabled])'))
        .nth(9)
        .click();
      await page.getByRole('region', { name: 'Time' }).getByRole('button').first().click();
      await page.getByLabel('Title').fill('Night landings');
    };
    await choose(first);
    await choose(second);
    await first.page.getByRole('button', { name: 'Send request' }).click();
    await first.page.getByRole('heading', { level: 1, name: 'Request sent' }).waitFor();
    await second.page.getByRole('button', { name: 'Send request' }).click();
    await second.page.getByRole('alert').waitFor();
    expect(await second.page.getByLabel('Title').inputValue()).toBe('Night landings');
    await second.page.getByText('You have another booking at that time').waitFor();
    await second.page.getByRole('link', { name: 'Show the booking in the way' }).waitFor();
    await expectAccessible(second.page);
    for (const { context, complaints } of [first, second]) {
      expect(complaints).toEqual([]);
      await context.close();
    }
  });
});
