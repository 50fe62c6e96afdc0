import { readFile } from 'node:fs/promises';

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callAs } from './api-caller.ts';
import { expectAccessible, expectNoSidewaysScroll, openBrowser, PHONE, signIn, visit } from './browser.ts';
import { type Flightline, startFlightline } from './flightline.ts';

let flightline: Flightline;
let browser: Browser;
let studentId: string;

type Made = { id: string };

beforeAll(async () => {
  [flightline, browser] = await Promise.all([startFlightline(), openBrowser()]);
  const [author, student] = [await callAs(flightline.url, 'instructor@alpha.test'), await callAs(flightline.url, 'student@alpha.test')];
  const course = await author.post<Made>('/courses', { title: 'Ditching' });
  const module = await author.post<Made>(`/courses/${course.id}/modules`, { title: 'Over water' });
  const lesson = await author.post<Made>(`/modules/${module.id}/lessons`, { title: 'Life vests', type: 'TEXT', content: 'Wear them.' });
  await author.patch(`/courses/${course.id}`, { status: 'PUBLISHED' });
  await student.post(`/lessons/${lesson.id}/complete`, {});
  studentId = student.id;
});
afterAll(async () => {
  await browser.close();
  await flightline.stop();
});

describe('a certificate', () => {
  it('is saved by its student, verified by anyone, and revoked by an admin', async () => {
    const student = await visit(browser, { baseURL: flightline.url, size: PHONE });
    await signIn(student.page, { email: 'student@alpha.test' });
    await student.page.goto('/courses');
    await student.page.getByRole('link', { name: 'Ditching' }).click();
    const button = student.page.getByRole('button', { name: 'Certificate' });
    await button.waitFor();
    await expectAccessible(student.page);
    await expectNoSidewaysScroll(student.page);
    const [download] = await Promise.all([student.page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toBe('ditching-sam-okafor.pdf');
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
    const address = (await student.page.getByRole('link', { name: 'Page to verify it' }).getAttribute('href')) ?? '';

    const anyone = await visit(browser, { baseURL: flightline.url, size: PHONE, dark: true });
    await anyone.page.goto(address);
    await anyone.page.getByText('This certificate is valid').waitFor();
    await anyone.page.getByText('Sam Okafor').waitFor();
    await expectAccessible(anyone.page);
    await expectNoSidewaysScroll(anyone.page);

    const admin = await visit(browser, { baseURL: flightline.url });
    await signIn(admin.page, { email: 'admin@alpha.test' });
    await admin.page.goto(`/people/${studentId}`);
    await admin.page.getByRole('button', { name: 'Revoke', exact: true }).click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The test was not supervised');
    await expectAccessible(admin.page);
    await dialog.getByRole('button', { name: 'Revoke the certificate' }).click();
    await admin.page.getByText('Revoked', { exact: true }).waitFor();
    await anyone.page.reload();
    await anyone.page.getByText(/^Revoked on/).waitFor();
    await anyone.page.goto(`${address.slice(0, -3)}AAA`);
    await anyone.page.getByText('No such certificate').waitFor();
    for (const { complaints, context } of [student, anyone, admin]) {
      expect(complaints).toEqual([]);
      await context.close();
    }
  });
});
