import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { DEMO_PASSWORD, DESKTOP, expectAccessible, expectNoSidewaysScroll, openBrowser, PHONE, signIn, visit } from './browser.ts';
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

const open = (options: { size?: typeof DESKTOP; dark?: boolean } = {}) => visit(browser, { baseURL: flightline.url, ...options });

describe('signing in', () => {
  it('preselects the school of the address, remembers the last one, and says plainly what is wrong', async () => {
    const { page, context, complaints } = await open();
    await page.goto('/sign-in?school=bravo');
    await expect.poll(() => page.getByLabel('School').inputValue()).toBe('bravo');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Enter your e-mail').waitFor();
    await page.getByLabel('E-mail').fill('student@bravo.test');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    expect(await page.getByLabel('E-mail').inputValue()).toBe('student@bravo.test');
    await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /Hello/ }).waitFor();
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(/sign-in/);
    await page.goto('/sign-in');
    await expect.poll(() => page.getByLabel('School').inputValue()).toBe('bravo');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('returns to where one wanted to go, and a reload keeps the session without a token in storage', async () => {
    const { page, context, complaints } = await open();
    await page.goto('/bookings?tab=past');
    await page.waitForURL(/\/sign-in\?next=/);
    await page.getByRole('button', { name: 'Try as student' }).click();
    await page.waitForURL(/\/bookings\?tab=past/);
    await page.getByRole('heading', { level: 1, name: 'My bookings' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'My bookings' }).waitFor();
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(stored).not.toMatch(/eyJ|Bearer/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('keeps five tabs signed in that reload at once, and signs them all out together', async () => {
    const { page, context } = await open();
    await signIn(page, { email: 'student@alpha.test' });
    const tabs = await Promise.all(Array.from({ length: 4 }, () => context.newPage()));
    await Promise.all(tabs.map((tab) => tab.goto('/bookings')));
    await Promise.all([page, ...tabs].map((tab) => tab.reload()));
    for (const tab of tabs) await tab.getByRole('heading', { level: 1, name: 'My bookings' }).waitFor();
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    for (const tab of tabs) await tab.waitForURL(/sign-in/);
    await context.close();
  });

  it('lets a student register, wait, and come in once an admin approved', async () => {
    const { page, context, complaints } = await open({ size: PHONE });
    await page.goto('/register?school=alpha');
    await page.getByLabel('Full name').fill('Noor Haddad');
    await page.getByLabel('E-mail').fill('noor@alpha.test');
    await page.getByLabel('Password', { exact: true }).fill('a long and windy runway');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByText('An administrator of the school looks at it').waitFor();

    await page.goto('/sign-in?school=alpha');
    const enter = async () => {
      await page.getByLabel('E-mail').fill('noor@alpha.test');
      await page.getByLabel('Password', { exact: true }).fill('a long and windy runway');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    };
    await enter();
    await page.getByRole('alert').waitFor();

    const admin = await open();
    await signIn(admin.page, { email: 'admin@alpha.test' });
    await admin.page.goto('/people');
    await admin.page.getByText('Noor Haddad').first().waitFor();
    await expectAccessible(admin.page);
    await admin.page.getByRole('button', { name: /Approve Noor Haddad/ }).click();
    await admin.page.getByText('Noor Haddad can sign in now.').first().waitFor();

    await enter();
    await page.getByRole('heading', { level: 1, name: /Hello/ }).waitFor();
    expect([...complaints, ...admin.complaints]).toEqual([]);
    await admin.context.close();
    await context.close();
  });
});

const PAGES = {
  student: ['/', '/book', '/bookings', '/training-record', '/courses', '/week', '/profile', '/no-such-page'],
  instructor: [
    ...['/week', '/bookings', '/availability', '/assignments', '/bank', '/courses', '/profile'],
    ...['/courses/01a208c9-5424-7367-bf29-b65e1a0491ea/class', '/lessons/01a208c9-5424-7367-bf29-b65e1a0491ea/figures'],
  ],
  admin: [
    '/approvals',
    '/assignments?show=overdue',
    '/approvals?tab=unassigned',
    '/week',
    '/week?view=list',
    '/bookings',
    '/courses?status=DRAFT',
    '/people',
    '/people?role=STUDENT&q=sam',
    '/audit',
    '/audit?resourceType=booking&entry=1',
    '/audit/timeline/user/01a208c9-5424-7367-bf29-b65e1a0491ea',
    '/resources',
    '/disruptions',
    '/settings',
    '/settings/rules',
    '/profile',
    '/availability',
    '/book',
  ],
};

describe.each([
  ['light on a desktop', { size: DESKTOP }],
  ['dark on a phone', { size: PHONE, dark: true }],
])('every page, %s', (_how, options) => {
  it.each(Object.entries(PAGES))(
    'of the %s has no accessibility violation, no sideways scroll and nothing in the console',
    async (role, paths) => {
      const { page, context, complaints } = await open(options);
      await page.goto('/sign-in?school=alpha');
      await page.getByRole('button', { name: 'Try as student' }).waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await signIn(page, { email: `${role}@alpha.test` });
      for (const path of paths) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        // Not "network idle": the stream of live updates stays open.
        await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
  );
});
