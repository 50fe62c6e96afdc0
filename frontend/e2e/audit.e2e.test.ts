import { readFile } from 'node:fs/promises';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callAs, schoolId } from './api-caller.ts';
import { expectAccessible, expectNoSidewaysScroll, openBrowser, PHONE, signIn, type Size, visit } from './browser.ts';
import { type Flightline, startFlightline } from './flightline.ts';

const DAY_MS = 86_400_000;
const TITLE = 'Spin awareness';
const DECISION = 'e2e-the-decision';

let flightline: Flightline;
let browser: Browser;
let bookingId: string;

/** A student asks, an admin decides, a stranger tries a password. */
async function doThings(): Promise<void> {
  const { url } = flightline;
  const [student, admin, instructor] = [
    await callAs(url, 'student@alpha.test'),
    await callAs(url, 'admin@alpha.test'),
    await callAs(url, 'instructor@alpha.test'),
  ];
  const startsAt = new Date(Math.ceil(Date.now() / DAY_MS) * DAY_MS + 40 * DAY_MS + 15 * 3_600_000);
  const times = { startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString() };
  const { id } = await student.post<{ id: string }>('/bookings', { ...times, title: TITLE });
  const decision = { instructorId: instructor.id, override: true, overrideReason: 'Agreed by phone' };
  await admin.post(`/bookings/${id}/approve`, decision, { correlationId: DECISION });
  await expect(callAs(url, 'stranger@alpha.test', 'not a password of ours')).rejects.toThrow('INVALID_CREDENTIALS');
  bookingId = id;
}

beforeAll(async () => {
  [flightline, browser] = await Promise.all([startFlightline(), openBrowser()]);
  await doThings();
});
afterAll(async () => {
  await browser.close();
  await flightline.stop();
});

async function asAdmin(size?: Size) {
  const window = await visit(browser, { baseURL: flightline.url, ...(size && { size }) });
  await signIn(window.page, { email: 'admin@alpha.test' });
  return {
    ...window,
    async close() {
      expect(window.complaints).toEqual([]);
      await window.context.close();
    },
  };
}

const rows = (page: Page) => page.locator('main [data-entry]');
const row = (page: Page, sentence: RegExp) => rows(page).filter({ hasText: sentence });
const settled = (page: Page) => expect.poll(() => page.locator('main [aria-busy="true"]').count()).toBe(0);

describe('the audit log', () => {
  it('tells in sentences what others did, and finds it by filters that Back takes away again', async () => {
    const { page, close } = await asAdmin();
    await page.getByRole('link', { name: 'Audit log' }).click();
    await page.getByRole('heading', { level: 1, name: 'Audit log' }).waitFor();
    await page.getByText(/Chain sound, \d+ entries/).waitFor();
    await row(page, /Someone failed to sign in as stranger@alpha\.test \(wrong e-mail or password\)/).waitFor();
    await row(page, new RegExp(`Sam Okafor requested “${TITLE}” of`)).waitFor();
    await expectAccessible(page);

    await page.getByRole('combobox', { name: 'What was done' }).click();
    await page.getByRole('option', { name: 'Instructor assigned' }).click();
    await page.waitForURL(/action=schedule\.booking\.assign/);
    await page.getByRole('combobox', { name: 'Person' }).fill('morgan');
    await page.getByRole('option', { name: 'Morgan Hale' }).click();
    await page.waitForURL(/actorId=/);
    await page.getByRole('button', { name: 'Clear filter: By Morgan Hale' }).waitFor();
    await row(page, new RegExp(`Morgan Hale assigned “${TITLE}” of .+ to Ada Reyes`)).waitFor();
    for (const text of await rows(page).allInnerTexts()) expect(text).toContain('assigned');
    await expectAccessible(page);

    await page.goBack();
    await page.getByRole('button', { name: 'Clear filter: By Morgan Hale' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Clear filter: Instructor assigned' }).click();
    await row(page, /Someone failed to sign in/)
      .first()
      .waitFor();
    expect(new URL(page.url()).search).toBe('');
    await close();
  });

  it('shows an entry’s difference, and leads on to all that belongs to it', async () => {
    const { page, close } = await asAdmin();
    await page.goto('/audit?action=schedule.booking.assign');
    await row(page, new RegExp(TITLE)).click();
    const entry = page.getByRole('dialog', { name: /^Entry \d+$/ });
    const field = (name: string) => entry.getByRole('listitem').filter({ hasText: name });
    await field('Status').getByText('Approved', { exact: true }).waitFor();
    await field('Status').getByText('Assigned', { exact: true }).waitFor();
    await field('Instructor').getByText('Ada Reyes').waitFor();
    await field('Why all the same').getByText('Agreed by phone').waitFor();
    await entry.getByText(/\d{4}-\d\d-\d\dT[\d:.]+Z/).waitFor();
    await expectAccessible(page);
    await page.reload();
    await field('Instructor').getByText('Ada Reyes').waitFor();

    await entry.getByRole('link', { name: 'Everything with this correlation id' }).click();
    await page.waitForURL((url) => url.searchParams.get('correlationId') === DECISION && !url.searchParams.has('entry'));
    await expect.poll(() => rows(page).count()).toBe(2);
    await row(page, /Morgan Hale approved/).waitFor();
    await row(page, /Morgan Hale assigned/).waitFor();
    await close();
  });

  it('is read by the keyboard alone', async () => {
    const { page, close } = await asAdmin();
    await page.goto(`/audit?resourceType=booking&resourceId=${bookingId}`);
    await expect.poll(() => rows(page).count()).toBe(3);
    for (const key of ['j', 'j', 'ArrowDown', 'k']) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog')
      .getByText(/Morgan Hale approved/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/Morgan Hale approved/);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Open the entry').waitFor();
    await close();
  });

  it('tells the life of a booking from its beginning, on a phone', async () => {
    const { page, close } = await asAdmin(PHONE);
    await page.goto(`/bookings/${bookingId}`);
    await page.getByRole('link', { name: 'Audit history' }).click();
    await page.getByRole('heading', { level: 1, name: `Booking: ${TITLE}` }).waitFor();
    await settled(page);
    const told = (await page.locator('.mantine-Timeline-itemTitle').allInnerTexts()).map((text) => text.replace(/“.*/s, '').trim());
    expect(told).toEqual(['Sam Okafor requested', 'Morgan Hale approved', 'Morgan Hale assigned']);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page
      .getByRole('link', { name: /^Entry \d+$/ })
      .last()
      .click();
    await page.getByRole('dialog').getByText('Agreed by phone').waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.goto('/people?q=sam');
    await page.getByRole('link', { name: 'Audit history of Sam Okafor' }).click();
    await page.getByRole('heading', { level: 1, name: 'Person: Sam Okafor' }).waitFor();
    await close();
  });

  it('goes into a file, an entry a line', async () => {
    const { page, close } = await asAdmin();
    await page.goto('/audit');
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export the audit log' });
    await dialog.getByText('npm run audit:verify -- FILE').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Export', exact: true }).click(),
    ]);
    await dialog
      .getByText(/Exported/)
      .first()
      .waitFor();
    await expectAccessible(page);
    expect(download.suggestedFilename()).toMatch(/^flightline-alpha-audit-\d{4}-\d\d-\d\d\.ndjson$/);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
    const entries = lines.map((line) => JSON.parse(line)).filter(({ action }) => action !== undefined);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1));
    expect(entries.filter(({ correlationId }) => correlationId === DECISION)).toHaveLength(2);
    expect(JSON.stringify(entries)).toContain('stranger@alpha.test');
    await close();
  });

  it('names the entry that someone changed behind its back', async () => {
    const { page, close } = await asAdmin();
    await page.goto('/audit');
    await page.getByText(/Chain sound/).waitFor();
    await flightline.asOwner(
      `ALTER TABLE audit_log DISABLE TRIGGER USER;
       UPDATE audit_log SET after = jsonb_set(after, '{title}', '"Nothing to see here"')
        WHERE tenant_id = '${await schoolId(flightline.url)}' AND resource_id = '${bookingId}' AND action = 'schedule.booking.create';
       ALTER TABLE audit_log ENABLE TRIGGER USER`,
    );
    await page.getByRole('button', { name: 'Check the chain again' }).click();
    const alarm = page.getByRole('alert').filter({ hasText: /Broken at entry \d+/ });
    await alarm.waitFor();
    await expectAccessible(page);
    await page.locator('[data-broken]').getByText('requested “Nothing to see here”').waitFor();
    await alarm.getByRole('link', { name: /^Show entry \d+$/ }).click();
    const entry = page.getByRole('dialog', { name: /^Entry \d+$/ });
    await entry.getByText('The chain breaks here').waitFor();
    await entry.getByText(/requested “Nothing to see here”/).waitFor();
    await expectAccessible(page);
    await close();
  });
});
