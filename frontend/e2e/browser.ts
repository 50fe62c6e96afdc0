import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as playwright, type Page } from 'playwright-core';
import { expect } from 'vitest';

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
export type Size = typeof DESKTOP;

export const DEMO_PASSWORD = 'Flightline-demo-1';

// Not the package's own flags: those run one process and switch web security off, which is what we are here to see.
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/** A real headless Chromium; close it in `afterAll`. */
export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({ executablePath: await chromium.executablePath(), args: FLAGS, headless: true });

/** One person's window. `complaints` collects what the page wrote to its console as an error, CSP violations included. */
export type Visit = { page: Page; context: BrowserContext; complaints: string[] };

/** Opens a window of a size, in a time zone that is not the school's, so that mixed-up zones show. */
export async function visit(
  browser: Browser,
  { size = DESKTOP, baseURL, dark = false }: { size?: Size; baseURL: string; dark?: boolean },
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: size,
    baseURL,
    timezoneId: 'Asia/Kathmandu',
    locale: 'en-GB',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    hasTouch: size.width < 600,
    isMobile: size.width < 600,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused request is the app's own business: tests look at what the page makes of it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** Signs in at a demo school by the form, as a person would. */
export async function signIn(page: Page, { email, school = 'alpha' }: { email: string; school?: string }): Promise<void> {
  await page.goto(`/sign-in?school=${school}`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Fails with every accessibility violation (WCAG 2.2 A and AA) that axe finds on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join('\n')}`,
  );
  expect(found, page.url()).toEqual([]);
}

/** Fails when the page scrolls sideways: a phone must not. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, page.url()).toBeLessThanOrEqual(0);
}

/** Looks over a whole page once it has loaded: accessible, and not wider than the window. */
export async function expectGood(page: Page): Promise<void> {
  await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}
