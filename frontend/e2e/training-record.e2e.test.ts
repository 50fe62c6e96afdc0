import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openBrowser, PHONE, signIn, visit } from './browser.ts';
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

describe('a training record', () => {
  it('is read and saved by its student, on a phone', async () => {
    const { page } = await visit(browser, { baseURL: flightline.url, size: PHONE });
    await signIn(page, { email: 'student@alpha.test' });
    await page.goto('/bookings');
    await page.getByRole('link', { name: 'Training record' }).click();
    await page.getByRole('heading', { level: 1, name: 'Training record' }).waitFor();
    await page.getByText('Missed without notice').waitFor();
    await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    for (const [button, ending] of [
      ['CSV', '.csv'],
      ['PDF to sign', '.pdf'],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`^training-record-.+\\${ending}$`));
    }
  });

  it('is reached by an instructor from the student’s page', async () => {
    const { page } = await visit(browser, { baseURL: flightline.url, size: DESKTOP });
    await signIn(page, { email: 'admin@alpha.test' });
    await page.goto('/people?role=STUDENT');
    await page.getByRole('link', { name: 'Sam Okafor' }).first().click();
    await page.getByRole('link', { name: 'Training record' }).click();
    await page.getByText('Lessons Sam Okafor has completed.').waitFor();
    await page.goto(`${page.url()}?from=2020-01-01&to=2020-12-31`);
    await page.getByText('No lesson in this time').waitFor();
    await expectAccessible(page);
  });
});
