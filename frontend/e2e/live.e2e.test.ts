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

describe('two people at once', () => {
  it('see each other’s changes without a reload, and the messages about them', async () => {
    const [admin, student] = [
      await visit(browser, { baseURL: flightline.url }),
      await visit(browser, { baseURL: flightline.url, size: PHONE }),
    ];
    await signIn(admin.page, { email: 'admin@alpha.test' });
    await admin.page.getByRole('article').first().waitFor();

    await signIn(student.page, { email: 'student@alpha.test' });
    await student.page.goto('/book');
    await student.page.getByRole('button', { name: 'Next month' }).click();
    await student.page.getByRole('region', { name: 'Day' }).locator('table button:not([disabled])').nth(4).click();
    await student.page.getByRole('region', { name: 'Time' }).getByRole('button').first().click();
    await student.page.getByLabel('Title').fill('Seen at once');
    await student.page.getByRole('button', { name: 'Send request' }).click();
    await student.page.getByRole('link', { name: 'Show my bookings' }).click();
    await student.page.getByRole('link', { name: /Seen at once/ }).click();

    const card = admin.page.getByRole('article', { name: 'Seen at once' });
    await card.waitFor();
    await card
      .getByRole('button', { name: /^Approve and assign / })
      .first()
      .click();
    // Nobody touches the student's window.
    await student.page.getByText('Instructor assigned').waitFor();

    await student.page.getByRole('button', { name: /Messages, \d+ unread/ }).click();
    const messages = student.page.getByRole('dialog', { name: 'Messages' });
    await messages
      .getByRole('link', { name: /Seen at once/ })
      .first()
      .waitFor();
    await expectAccessible(student.page);
    await messages.getByRole('button', { name: 'Mark all as read' }).click();
    await student.page.getByRole('button', { name: 'Messages', exact: true }).waitFor();
    for (const { context, complaints } of [admin, student]) {
      expect(complaints).toEqual([]);
      await context.close();
    }
  });
});
