import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { DEMO_PASSWORD, expectAccessible, expectNoSidewaysScroll, openBrowser, PHONE, signIn, visit } from './browser.ts';
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

const open = (options: object = {}) => visit(browser, { baseURL: flightline.url, ...options });
const PASSWORD = 'a long and windy runway';

describe('an invitation', () => {
  it('leads from the admin’s dialog over the one-time link to a first sign-in, and works once', async () => {
    const [admin, invited] = [await open(), await open({ size: PHONE })];
    await signIn(admin.page, { email: 'admin@alpha.test' });
    await admin.page.goto('/people');
    await admin.page.getByRole('button', { name: 'Add a person' }).click();
    await admin.page.getByRole('button', { name: 'Add', exact: true }).click();
    await admin.page.getByText('Required').first().waitFor();
    await admin.page.getByLabel('Full name').fill('Nora Vance');
    await admin.page.getByRole('textbox', { name: 'E-mail', exact: true }).fill('student@alpha.test');
    await admin.page.getByRole('button', { name: 'Add', exact: true }).click();
    await admin.page.getByText('Someone at this school uses that e-mail address already.').waitFor();
    await admin.page.getByRole('textbox', { name: 'E-mail', exact: true }).fill('nora@alpha.test');
    await admin.page.getByRole('button', { name: 'Add', exact: true }).click();
    const link = (await admin.page.getByLabel('Link to set the password').textContent()) ?? '';
    await expectAccessible(admin.page);
    await admin.page.getByRole('button', { name: 'Done' }).click();

    await admin.page.getByRole('link', { name: 'Nora Vance', exact: true }).click();
    await admin.page.getByText('Not set yet').waitFor();
    await admin.page.getByText('made the account of Nora Vance, an instructor').waitFor();
    await expectAccessible(admin.page);
    await admin.page.getByRole('button', { name: 'More' }).click();
    await admin.page.getByRole('menuitem', { name: 'Invite again' }).click();
    const newer = (await admin.page.getByLabel('Link to set the password').textContent()) ?? '';
    expect(newer).not.toBe(link);

    await invited.page.goto(link);
    await invited.page.getByLabel('New password').fill(PASSWORD);
    await invited.page.getByRole('button', { name: 'Set the password' }).click();
    await invited.page.getByRole('heading', { level: 1, name: 'This link no longer works' }).waitFor();
    await invited.page.goto(newer);
    await expect.poll(() => invited.page.url()).not.toContain('#');
    await invited.page.getByLabel('New password').fill('password1234');
    await invited.page.getByRole('button', { name: 'Set the password' }).click();
    await invited.page.getByText(/many people use this password/i).waitFor();
    await expectAccessible(invited.page);
    await expectNoSidewaysScroll(invited.page);
    await invited.page.getByLabel('New password').fill(PASSWORD);
    await invited.page.getByRole('button', { name: 'Set the password' }).click();
    await invited.page.getByRole('link', { name: 'Sign in' }).click();
    await expect.poll(() => invited.page.getByLabel('School').inputValue()).toBe('alpha');
    await invited.page.getByLabel('E-mail').fill('nora@alpha.test');
    await invited.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await invited.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await invited.page.getByRole('heading', { level: 1, name: 'Week' }).waitFor();
    expect([...admin.complaints, ...invited.complaints]).toEqual([]);
    await admin.context.close();
    await invited.context.close();
  });
});

describe('a student’s page', () => {
  it('tells an admin of their lessons, courses and audit trail, and an instructor of all but the trail', async () => {
    for (const [role, sections] of [
      ['admin', ['Documents', 'Lessons', 'Courses', 'Audit trail']],
      ['instructor', ['Documents', 'Lessons', 'Courses']],
    ] as const) {
      const { page, context, complaints } = await open({ size: PHONE });
      await signIn(page, { email: `${role}@alpha.test` });
      await page.goto('/bookings');
      await page.locator('a[href^="/bookings/"]').first().click();
      await page.locator('a[href^="/people/"]').first().click();
      await expect.poll(() => page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(sections);
      await page
        .getByText(/^\d of \d lessons$/)
        .first()
        .waitFor();
      await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      expect(complaints).toEqual([]);
      await context.close();
    }
  });
});

describe('a forgotten password', () => {
  it('is answered alike for everyone', async () => {
    const { page, context, complaints } = await open({ size: PHONE });
    await page.goto('/sign-in?school=alpha');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByText('Not an e-mail address').waitFor();
    await page.getByLabel('E-mail').fill('nobody@alpha.test');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByText('If nobody@alpha.test has an account at Alpha Flight School').waitFor();
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('mistyped five times makes one wait, counted down', async () => {
    const { page, context } = await open();
    await page.goto('/sign-in?school=alpha');
    await page.getByLabel('E-mail').fill('student2@alpha.test');
    for (let time = 0; time < 6; time += 1) {
      await page.getByLabel('Password', { exact: true }).fill(`wrong ${time}`);
      const answered = page.waitForResponse(/auth\/login/);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await answered;
    }
    await page
      .getByText(/Try again in \d\d seconds\./)
      .first()
      .waitFor();
    await expectAccessible(page);
    await context.close();
  });
});

describe('devices', () => {
  it('are listed, and one signs the other out within moments', async () => {
    const [here, there] = [await open(), await open({ size: PHONE })];
    for (const { page } of [here, there]) await signIn(page, { email: 'instructor@bravo.test', school: 'bravo' });
    await there.page.goto('/week');
    await here.page.goto('/profile');
    const devices = here.page.getByRole('list', { name: 'Your devices' }).getByRole('listitem');
    await expect.poll(() => devices.count()).toBe(2);
    await here.page.getByText('This device').waitFor();
    await expectAccessible(here.page);
    await here.page.getByRole('button', { name: /^Sign out Chrome/ }).click();
    await there.page.waitForURL(/sign-in/, { timeout: 5_000 });
    await expect.poll(() => devices.count()).toBe(1);
    expect(here.complaints).toEqual([]);
    await here.context.close();
    await there.context.close();
  });

  it('of someone who is suspended fall silent within five seconds', async () => {
    const [admin, student] = [await open(), await open()];
    await signIn(student.page, { email: 'student@bravo.test', school: 'bravo' });
    await student.page.getByRole('heading', { level: 1, name: /Hello/ }).waitFor();
    await signIn(admin.page, { email: 'admin@bravo.test', school: 'bravo' });
    await admin.page.goto('/people?q=student%40bravo');
    await admin.page
      .getByRole('button', { name: /^Suspend / })
      .first()
      .click();
    await admin.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Suspend / })
      .click();
    await student.page.waitForURL(/sign-in/, { timeout: 5_000 });
    await student.page.getByLabel('E-mail').fill('student@bravo.test');
    await student.page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await student.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await student.page.getByText('Your account is suspended').waitFor();
    await admin.context.close();
    await student.context.close();
  });
});
