import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callAs } from './api-caller.ts';
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

async function as(email: string, size?: typeof PHONE) {
  const window = await visit(browser, { baseURL: flightline.url, ...(size && { size }) });
  await signIn(window.page, { email });
  return window;
}

/** The Sunday after next, on the school's calendar: in the week that the page shows as the next one. */
function sundayOfNextWeek(): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date());
  const date = new Date(`${today}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7) + 7);
  return date.toISOString().slice(0, 10);
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
    await page.getByText('The weekly hours are added.').waitFor();
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

  it('copies a day to others, and a week’s extra hours to weeks to come', async () => {
    const sunday = sundayOfNextWeek();
    const api = await callAs(flightline.url, 'instructor2@alpha.test');
    await api.post('/availability', { date: sunday, kind: 'EXTRA', startTime: '07:00', endTime: '08:30' });
    const { page, context, complaints } = await as('instructor2@alpha.test', PHONE);
    await page.goto('/availability');
    await page.getByRole('button', { name: 'Copy Tuesday to other days' }).click();
    const popover = page.getByRole('dialog', { name: 'Copy Tuesday to other days' });
    await popover.getByText('Mon', { exact: true }).click();
    await expectAccessible(page);
    await popover.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('Tuesday’s hours are on Monday too.').waitFor();
    await page.getByRole('button', { name: 'Change Monday 09:00–16:00' }).waitFor();

    await page.getByRole('button', { name: /^Copy week/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('07:00–08:30').waitFor();
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
    await dialog.getByText('Choose at least one week').waitFor();
    const weeks = dialog.getByRole('group', { name: 'To the weeks' }).locator('label');
    for (const nth of [0, 1]) await weeks.nth(nth).click();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('2 changes copied to 2 weeks.').waitFor();
    const dated = page.getByRole('region', { name: 'Time off and extra hours' });
    await expect.poll(() => dated.getByText('07:00–08:30').count()).toBe(3);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => dated.getByText('07:00–08:30').count()).toBe(1);
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows the lesson that a change would leave outside before it changes anything, and takes the change back', async () => {
    const { page, context, complaints } = await as('instructor@alpha.test', PHONE);
    await page.goto('/availability');
    await page.getByRole('button', { name: 'Change Monday 08:00–12:00' }).click();
    const editor = page.getByRole('form', { name: 'Change Monday 08:00–12:00' });
    await editor.getByLabel('From').fill('09:00');
    await expectAccessible(page);
    await editor.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'One lesson would lie outside these hours' });
    await dialog.getByText('Circuits and landings').waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await dialog.getByRole('button', { name: 'Leave it as it was' }).click();
    await dialog.waitFor({ state: 'detached' });
    // What was typed is still there.
    expect(await editor.getByLabel('From').inputValue()).toBe('09:00');

    await editor.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('button', { name: 'Change anyway' }).click();
    await page.getByText('Monday 08:00–12:00 is changed.').waitFor();
    await page.getByRole('button', { name: 'Change Monday 09:00–12:00' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Change Monday 08:00–12:00' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes several days off on a phone, with a reason, and gives them back together', async () => {
    const { page, context, complaints } = await as('instructor2@alpha.test', PHONE);
    await page.goto('/availability');
    await page.getByRole('button', { name: 'Take time off' }).click();
    const dialog = page.getByRole('dialog', { name: 'Take time off' });
    await dialog.getByRole('button', { name: 'Add time off' }).click();
    await dialog.getByText('Choose the days').nth(1).waitFor();
    await dialog.getByRole('button', { name: /^Days/ }).click();
    await page.locator('[data-direction="next"]').first().click();
    for (const day of [15, 17]) await page.getByRole('button', { name: new RegExp(`^${day} `) }).click();
    await dialog.getByLabel('Reason').fill('Holiday');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Add time off' }).click();
    await page.getByText('3 days off.').waitFor();
    const dated = page.getByRole('region', { name: 'Time off and extra hours' });
    await dated.getByText('Holiday').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Remove off .*3 days$/ }).click();
    await page.getByText('3 days is removed.').waitFor();
    await dated.getByText('Holiday').waitFor({ state: 'detached' });
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
