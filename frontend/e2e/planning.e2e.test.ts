import type { Browser } from 'playwright-core';
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

describe('a kind of lesson', () => {
  it('is made by an admin, and books with its length and any aircraft of a model; who asks why not is told', async () => {
    const admin = await open('admin@alpha.test');
    await admin.page.goto('/resources');
    await admin.page.getByRole('button', { name: 'Change Piper Archer N28AF' }).click();
    await admin.page.getByLabel('Model').fill('pa28-181');
    await admin.page.getByRole('button', { name: 'Save' }).click();
    await admin.page.getByText('Piper Archer N28AF is saved.').waitFor();
    await admin.page.goto('/settings');
    await admin.page.getByRole('button', { name: 'Add a kind of lesson' }).click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('Required').waitFor();
    await dialog.getByLabel('Name').fill('Night flight');
    await dialog.getByLabel('Length').fill('120');
    await dialog.getByLabel('Before').fill('30');
    await dialog.getByLabel('Takes').selectOption('An aircraft');
    await expectAccessible(admin.page);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await admin.page.getByText('2 h · 30 min before · needs an instructor and an aircraft').waitFor();
    await admin.page.getByRole('button', { name: 'Archive Ground lesson' }).click();
    await admin.page.getByText('Ground lesson is archived.').waitFor();
    await admin.page.getByRole('button', { name: 'Undo' }).click();
    await admin.page.getByRole('button', { name: 'Archive Ground lesson' }).waitFor();
    await expectGood(admin.page);

    const student = await open('student2@alpha.test', PHONE);
    await student.page.goto('/book');
    await student.page.getByLabel('Kind of lesson').selectOption({ label: 'Night flight, 2 h' });
    await student.page.getByLabel('Aircraft or room').selectOption('Any PA28-181');
    await student.page.getByRole('button', { name: 'Missing a time?' }).click();
    await student.page.getByLabel(/^Why not on/).selectOption('22:00');
    await student.page.getByText('No instructor is free then.').waitFor();
    await expectGood(student.page);
    await student.page
      .getByRole('button', { name: /^\d\d:\d\d$/ })
      .last()
      .click();
    const summary = student.page.getByRole('region', { name: 'Your request' });
    await summary.getByText('Night flight').waitFor();
    await summary.getByText('Any PA28-181').waitFor();
    await student.page.getByLabel('Title').fill('Stars');
    await student.page.getByRole('button', { name: 'Send request' }).click();
    await student.page.getByText(/approves it: answer due by (?:today|tomorrow) \d\d:\d\d/).waitFor();
    await expectGood(student.page);

    await admin.page.goto('/approvals');
    await admin.page.getByRole('article').filter({ hasText: 'Stars' }).getByText('Night flight · Any PA28-181').waitFor();
  });
});

describe('the whole queue', () => {
  it('is assigned by the best matching, tells what was decided meanwhile, and is taken back', async () => {
    const caller = await callAs(flightline.url, 'admin@bravo.test');
    const queue = () =>
      caller.get<{ items: { booking: { id: string; title: string; status: string } }[]; total: number }>('/approvals?limit=100');
    const before = (await queue()).total;
    const admin = await visit(browser, { baseURL: flightline.url, size: DESKTOP });
    await signIn(admin.page, { email: 'admin@bravo.test', school: 'bravo' });
    await admin.page.goto('/approvals');
    await admin.page.getByRole('button', { name: 'Assign all…' }).click();
    const dialog = admin.page.getByRole('dialog', { name: 'Assign all' });
    const proposed = dialog.getByRole('checkbox');
    await proposed.first().waitFor();
    const lessons = await proposed.count();
    expect(lessons).toBeGreaterThan(1);
    await expectAccessible(admin.page);
    await dialog.getByRole('button', { name: `Assign ${lessons} lessons` }).click();
    await admin.page.getByText(`${lessons} lessons assigned.`).waitFor();
    expect((await queue()).total).toBeLessThan(before);
    await admin.page.getByRole('button', { name: 'Undo' }).click();
    await admin.page.getByText(`${lessons} lessons of ${lessons} taken back.`).waitFor();
    expect((await queue()).total).toBe(before);

    // What someone else decides while the proposal is open is told, and nothing else of it is lost.
    await admin.page.getByRole('button', { name: 'Assign all…' }).click();
    await proposed.first().waitFor();
    const [first] = (await queue()).items;
    await caller.post(`/bookings/${first?.booking.id}/cancel`, { reason: 'SCHOOL' });
    await dialog.getByRole('button', { name: `Assign ${lessons} lessons` }).click();
    await dialog.getByText('One lesson could not be assigned').waitFor();
    await dialog.getByText(/^.*: This is version \d+ by now/).waitFor();
    await admin.page.getByText(`${lessons - 1 === 1 ? 'One lesson' : `${lessons - 1} lessons`} assigned.`).waitFor();
    await expectAccessible(admin.page);
  });
});

describe('a request that lost its time', () => {
  it('is moved to a free one near it by one click', async () => {
    const student = await open('student2@alpha.test', PHONE);
    const caller = await callAs(flightline.url, 'student2@alpha.test');
    const { items } = await caller.get<{ items: { id: string; startsAt: string }[] }>('/bookings?status=REQUESTED');
    const [request] = items;
    await student.page.goto(`/bookings/${request?.id}`);
    await student.page.getByRole('button', { name: 'Free times near it' }).click();
    const times = student.page.getByRole('button', { name: /^Move the request to/ });
    await times.first().waitFor();
    await expectGood(student.page);
    await times.first().click();
    await student.page.getByText(/^The request is moved to/).waitFor();
    const moved = await caller.get<{ startsAt: string }>(`/bookings/${request?.id}`);
    expect(moved.startsAt).not.toBe(request?.startsAt);
  });
});
