import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { expectAccessible, expectNoSidewaysScroll, openBrowser, PHONE, signIn, visit } from './browser.ts';
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

describe('a required course', () => {
  it('is set for a course and for bookings, and told to students before they begin', async () => {
    const admin = await visit(browser, { baseURL: flightline.url });
    await signIn(admin.page, { email: 'admin@alpha.test' });
    await admin.page.goto('/courses');
    await admin.page.getByRole('link', { name: 'Radio telephony' }).click();
    await admin.page.getByRole('button', { name: 'More about the course' }).click();
    await admin.page.getByRole('menuitem', { name: 'Title and description' }).click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Requires' }).or(dialog.getByLabel('Requires')).first().fill('privat pilot');
    await admin.page.getByRole('option', { name: 'Private pilot ground school' }).click();
    await admin.page.keyboard.press('Escape');
    await expectAccessible(admin.page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await admin.page.goto('/settings');
    const field = admin.page.getByRole('combobox', { name: 'Students book once they have completed' });
    await field.click();
    await admin.page.getByRole('option', { name: 'Private pilot ground school' }).click();
    await admin.page.getByRole('button', { name: 'Save' }).click();
    await admin.page.getByText('The settings are saved.').waitFor();
    await admin.page.reload();
    await expect.poll(() => field.inputValue()).toBe('Private pilot ground school');
    await expectAccessible(admin.page);

    const student = await visit(browser, { baseURL: flightline.url, size: PHONE });
    await signIn(student.page, { email: 'student@alpha.test' });
    await student.page.goto('/book');
    await student.page.getByText('A course comes first').waitFor();
    await expect.poll(() => student.page.locator('[aria-busy="true"]').count()).toBe(0);
    await expectAccessible(student.page);
    await expectNoSidewaysScroll(student.page);
    await student.page.goto('/courses');
    await student.page.getByRole('link', { name: 'Radio telephony' }).click();
    await student.page.getByText('Another course comes first').waitFor();
    await expectAccessible(student.page);
    await expectNoSidewaysScroll(student.page);
    await student.page.getByRole('link', { name: 'On the frequency: check yourself' }).click();
    await student.page.getByRole('button', { name: 'Begin the quiz' }).click();
    await student.page.getByText('Complete “Private pilot ground school” first.').waitFor();
    for (const { complaints, context } of [admin, student]) {
      expect(complaints).toEqual([]);
      await context.close();
    }
  });
});
