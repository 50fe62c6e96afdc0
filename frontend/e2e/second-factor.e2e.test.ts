import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { DEMO_PASSWORD, expectAccessible, expectNoSidewaysScroll, openBrowser, PHONE, signIn, visit, type Visit } from './browser.ts';
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

const open = (options: Parameters<typeof visit>[1] | object = {}): Promise<Visit> =>
  visit(browser, { baseURL: flightline.url, ...options });

/** Gives a window an authenticator as a telephone has one: it verifies its owner and keeps passkeys. */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(/sign-in/);
}

const codeOf = (key: string) => new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate();

async function enterPassword(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in?school=alpha');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

describe('an authenticator app', () => {
  it('is set up on the profile, asked for at the next sign-in, and replaced by a recovery code when it is lost', async () => {
    const { page, context, complaints } = await open({ size: PHONE });
    await signIn(page, { email: 'student@alpha.test' });
    await page.goto('/profile');
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    await page.getByLabel(/Type the six digits/).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByLabel(/Type the six digits/).fill('000000');
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('That code is not of this moment').waitFor();
    const key = (await page.getByLabel('Key', { exact: true }).textContent()) ?? '';
    await page.getByLabel(/Type the six digits/).fill(codeOf(key));
    await page.getByRole('button', { name: 'Turn on' }).click();
    const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
    await expect.poll(() => codes.count()).toBe(10);
    await expectAccessible(page);
    const recoveryCode = (await codes.first().textContent()) ?? '';
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('10 recovery codes are left.').waitFor();

    await signOut(page);
    await enterPassword(page, 'student@alpha.test');
    await page.getByLabel('Code', { exact: true }).fill('000000');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('That code is wrong, or was used already.').waitFor();
    await page.getByLabel('Code', { exact: true }).fill(recoveryCode.toUpperCase());
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /Hello/ }).waitFor();
    await page.goto('/profile');
    await page.getByText('9 recovery codes are left.').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('a passkey', () => {
  it('is added on the profile, and signs its owner in without a password', async () => {
    const { page, context, complaints } = await open();
    await withAuthenticator(page);
    await signIn(page, { email: 'instructor@alpha.test' });
    await page.goto('/profile');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('list', { name: 'Your passkeys' }).getByText('Chrome on Linux').waitFor();
    await expectAccessible(page);

    await signOut(page);
    await page.goto('/sign-in?school=alpha');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('heading', { level: 1, name: 'Week' }).waitFor();

    await page.goto('/profile');
    await page.getByRole('button', { name: 'Remove the passkey “Chrome on Linux”' }).click();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await expect.poll(() => page.getByRole('list', { name: 'Your passkeys' }).count()).toBe(0);
    await signOut(page);
    await page.goto('/sign-in?school=alpha');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('alert').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('a school that asks for a second factor', () => {
  it('sends administrators and instructors to set one up at their next click, and lets them on afterwards', async () => {
    const [admin, instructor] = [await open(), await open({ size: PHONE })];
    await signIn(instructor.page, { email: 'instructor2@bravo.test', school: 'bravo' });
    await withAuthenticator(admin.page);
    await signIn(admin.page, { email: 'admin@bravo.test', school: 'bravo' });
    await admin.page.goto('/settings');
    await admin.page.getByRole('switch', { name: 'Administrators and instructors need a second factor' }).click();
    await admin.page.getByRole('button', { name: 'Save' }).click();
    await admin.page.getByText('The settings are saved.').waitFor();

    await instructor.page.goto('/bookings');
    await instructor.page.getByRole('heading', { level: 1, name: 'One more thing' }).waitFor();
    await expectAccessible(instructor.page);
    await expectNoSidewaysScroll(instructor.page);
    await instructor.page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    const key = (await instructor.page.getByLabel('Key', { exact: true }).textContent()) ?? '';
    await instructor.page.getByLabel(/Type the six digits/).fill(codeOf(key));
    await instructor.page.getByRole('button', { name: 'Turn on' }).click();
    await instructor.page.getByRole('button', { name: 'I have kept them' }).click();
    await instructor.page.getByRole('heading', { level: 1, name: 'My lessons' }).waitFor();

    await admin.page.goto('/approvals');
    await admin.page.getByRole('heading', { level: 1, name: 'One more thing' }).waitFor();
    await admin.page.getByRole('button', { name: 'Add a passkey' }).click();
    await admin.page.getByRole('heading', { level: 1, name: 'Approvals' }).waitFor();
    expect([...admin.complaints, ...instructor.complaints]).toEqual([]);
    await admin.context.close();
    await instructor.context.close();
  });
});
