import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callAs } from './api-caller.ts';
import { DESKTOP, expectAccessible, expectGood, openBrowser, PHONE, signIn, visit } from './browser.ts';
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

const open = (email: string, size = DESKTOP) =>
  visit(browser, { baseURL: flightline.url, size }).then(async (opened) => {
    await signIn(opened.page, { email });
    return opened;
  });

/** The first open time of the booking page, up to the last step. */
async function chooseTime(page: Page): Promise<void> {
  await page.goto('/book');
  await page
    .getByRole('button', { name: /^\d\d:\d\d/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Send request' }).waitFor();
}

describe('a rule that blocks', () => {
  it('refuses a lapsed medical in words, and lets an admin go on with a reason that the log keeps', async () => {
    const { id: studentId } = await callAs(flightline.url, 'student@alpha.test');
    const admin = await open('admin@alpha.test');
    await admin.page.goto('/settings');
    await admin.page.getByRole('link', { name: 'Rules for lessons' }).click();
    const medical = admin.page.getByRole('radiogroup', { name: 'Student’s medical' });
    await medical.getByText('Block').click();
    await expectGood(admin.page);
    await admin.page.getByRole('button', { name: 'Save' }).click();
    await admin.page.getByText('The rules are saved.').waitFor();
    await admin.page.reload();
    await expect.poll(() => medical.getByRole('radio', { name: 'Block' }).isChecked()).toBe(true);

    await admin.page.goto(`/people/${studentId}`);
    await admin.page.getByText('Nothing is on file yet').waitFor();
    await admin.page.getByRole('button', { name: 'Add a document' }).click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('Required').waitFor();
    await dialog.getByLabel('Title').fill('Class 2 medical');
    await expectAccessible(admin.page);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.waitFor({ state: 'detached' });
    await admin.page.getByText('Valid', { exact: true }).waitFor();

    const caller = await callAs(flightline.url, 'admin@alpha.test');
    const { items } = await caller.get<{ items: { id: string }[] }>(`/users/${studentId}/documents`);
    await caller.patch(`/documents/${items[0]?.id}`, { validFrom: '2025-01-01', validUntil: '2025-12-31' });

    const student = await open('student@alpha.test', PHONE);
    await chooseTime(student.page);
    await student.page.getByRole('button', { name: 'Send request' }).click();
    const refusal = student.page.getByRole('alert').filter({ hasText: 'This cannot be booked right now' });
    await refusal.getByText('There is no medical of yours on file that is valid on').waitFor();
    await expectGood(student.page);
    await student.page.goto('/profile');
    await student.page.getByText('Lapsed').waitFor();
    await expectGood(student.page);

    await admin.page.goto('/approvals');
    await admin.page.getByRole('button', { name: 'Choose instructor and aircraft' }).first().waitFor();
    const card = admin.page.getByRole('article').filter({ hasText: 'Sam Okafor' }).first();
    await card.getByRole('button', { name: 'Choose instructor and aircraft' }).click();
    const assigning = admin.page.getByRole('dialog');
    await assigning.getByRole('button', { name: 'Approve without instructor' }).click();
    await assigning.getByRole('alert').getByText('Sam Okafor’s medical ran out on 31 December 2025.').waitFor();
    await expectAccessible(admin.page);
    await assigning.getByLabel('Why all the same?').fill('The new one is in the post');
    await assigning.getByRole('button', { name: 'Approve anyway' }).click();
    await assigning.waitFor({ state: 'detached' });

    await admin.page.goto('/audit?action=schedule.booking.approve');
    await admin.page.getByText('against a rule of the school').first().click();
    await admin.page.getByText('The new one is in the post').first().waitFor();
    await admin.page.getByText('Student’s medical').first().waitFor();
    for (const { complaints, context } of [admin, student]) {
      expect(complaints).toEqual([]);
      await context.close();
    }
  });

  it('is shown to staff on the booking; a hold says nothing to the student of why', async () => {
    const { id: studentId } = await callAs(flightline.url, 'student2@alpha.test');
    const admin = await open('admin@alpha.test');
    await admin.page.goto(`/people/${studentId}`);
    await admin.page.getByRole('button', { name: 'Put on hold' }).click();
    await admin.page.getByLabel('Why').fill('Three bills are open');
    await expectAccessible(admin.page);
    await admin.page.getByRole('dialog').getByRole('button', { name: 'Put on hold' }).click();
    await admin.page.getByText('Three bills are open').first().waitFor();
    await expectGood(admin.page);

    const student = await open('student2@alpha.test', PHONE);
    await chooseTime(student.page);
    await student.page.getByRole('button', { name: 'Send request' }).click();
    await student.page.getByText('Your account is on hold. Please speak to the school.').waitFor();
    expect(await student.page.content()).not.toContain('Three bills');

    const caller = await callAs(flightline.url, 'admin@alpha.test');
    const { items } = await caller.get<{ items: { id: string; status: string }[] }>(`/bookings?studentId=${studentId}`);
    const live = items.find(({ status }) => ['REQUESTED', 'APPROVED', 'ASSIGNED'].includes(status));
    await admin.page.goto(`/bookings/${live?.id}`);
    await admin.page.getByText('A rule of the school stands against it').waitFor();
    await expectGood(admin.page);

    await admin.page.goto(`/people/${studentId}`);
    await admin.page.getByRole('button', { name: 'Lift the hold' }).click();
    await admin.page.getByRole('button', { name: 'Put on hold' }).waitFor();
    for (const { complaints, context } of [admin, student]) {
      expect(complaints).toEqual([]);
      await context.close();
    }
  });

  it('archives a document with a way back', async () => {
    const { id: studentId } = await callAs(flightline.url, 'student2@alpha.test');
    const caller = await callAs(flightline.url, 'admin@alpha.test');
    await caller.post(`/users/${studentId}/documents`, { kind: 'LICENCE', title: 'Glider licence', validFrom: '2025-01-01' });
    const admin = await open('admin@alpha.test', PHONE);
    await admin.page.goto(`/people/${studentId}`);
    await admin.page.getByRole('button', { name: 'Archive Glider licence' }).click();
    await admin.page.getByText('Glider licence is archived.').waitFor();
    await admin.page.getByRole('button', { name: 'Undo' }).click();
    await admin.page.getByRole('button', { name: 'Archive Glider licence' }).waitFor();
    await admin.page.getByRole('button', { name: 'Archive Glider licence' }).click();
    await admin.page.getByRole('button', { name: 'Show the archive' }).click();
    await admin.page.getByRole('button', { name: 'Restore Glider licence' }).click();
    await admin.page.getByText('The archive is empty.').waitFor();
    await expectGood(admin.page);
    expect(admin.complaints).toEqual([]);
    await admin.context.close();
  });
});
