import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { callAs } from './api-caller.ts';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openBrowser, PHONE, signIn, visit } from './browser.ts';
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

type Course = { modules: { lessons: { id: string; title: string }[] }[] };

/** Gives the first lesson of a demo course to a demo student; says its title. */
async function giveLesson(): Promise<string> {
  const [author, student] = [await callAs(flightline.url, 'instructor@alpha.test'), await callAs(flightline.url, 'student@alpha.test')];
  const { items } = await author.get<{ items: { id: string }[] }>('/courses?status=PUBLISHED');
  const { modules } = await author.get<Course>(`/courses/${items[0]?.id ?? ''}`);
  const lesson = modules.flatMap(({ lessons }) => lessons)[0];
  if (!lesson) throw new Error('The demo course has no lesson');
  await author.post(`/lessons/${lesson.id}/assignments`, { studentIds: [student.id], dueAt: '2099-06-02T13:30:00.000Z' });
  return lesson.title;
}

it.each([
  ['on a desktop', { size: DESKTOP }],
  ['dark on a phone', { size: PHONE, dark: true }],
])('an instructor sees what was given, and takes it back, %s', async (_how, options) => {
  const title = await giveLesson();
  const { page, context, complaints } = await visit(browser, { baseURL: flightline.url, ...options });
  await signIn(page, { email: 'instructor@alpha.test' });
  await page.goto('/assignments?show=all');
  await page.getByRole('heading', { level: 1, name: 'Assignments' }).waitFor();
  await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const takeBack = page.getByRole('button', { name: `Take “${title}” back from` });
  await page.getByText('Due: Tue 2 Jun 2099').first().waitFor();
  await takeBack.click();
  await page.getByText(`“${title}” is taken back from`).waitFor();
  await expect.poll(() => takeBack.count()).toBe(0);
  await page.getByLabel('Show').selectOption('overdue');
  await expect.poll(() => page.url()).toContain('show=overdue');
  expect(complaints).toEqual([]);
  await context.close();
});
