import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { expectAccessible, expectNoSidewaysScroll, openBrowser, PHONE, signIn, visit } from './browser.ts';
import { type Flightline, startFlightline } from './flightline.ts';
import { makeQuizCourse, type QuizCourse, SECRETS } from './quiz-course.ts';

let flightline: Flightline;
let browser: Browser;
let course: QuizCourse;

beforeAll(async () => {
  [flightline, browser] = await Promise.all([startFlightline(), openBrowser()]);
  course = await makeQuizCourse(flightline.url);
});
afterAll(async () => {
  await browser.close();
  await flightline.stop();
});

type Options = Partial<Parameters<typeof visit>[1]>;

async function openAttempt(id: string, options: Options = {}) {
  const opened = await visit(browser, { baseURL: flightline.url, ...options });
  await signIn(opened.page, { email: 'student@alpha.test' });
  await opened.page.goto(`/attempts/${id}`);
  await question(opened.page, 1).waitFor();
  return opened;
}

const question = (page: Page, number: number) => page.getByRole('heading', { level: 2, name: new RegExp(`^Question ${number}\\b`) });
const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true }).click();
const saved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor();
const answersOf = async (id: string) => (await course.student.get<{ answers: Record<string, unknown> }>(`/attempts/${id}`)).answers;

async function handIn(page: Page) {
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in', exact: true }).click();
}

/** The app without network needs the worker, which takes over at the next load. */
async function workerIsReady(page: Page) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await question(page, 1).waitFor();
}

async function submitted(id: string) {
  await course.student.post(`/attempts/${id}/submit`, {});
}

describe('a quiz', () => {
  it('goes on without a network: reloaded, closed and opened again; what was answered arrives by itself', async () => {
    const id = await course.begin();
    const { page, context, complaints } = await openAttempt(id);
    await workerIsReady(page);
    await page.getByRole('radio', { name: /The clean one/ }).check();
    await saved(page);
    await expect.poll(() => answersOf(id)).toEqual({ single: ['a'] });

    const stored = await page.evaluate(async () => {
      const stores = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return stores.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(stored).toContain('/index.html');
    expect(stored.filter((path) => path.startsWith('/api'))).toEqual([]);
    expect((await fetch(`${flightline.url}/service-worker.js`)).headers.get('cache-control')).toBe('no-cache');

    await context.setOffline(true);
    await next(page);
    await page.getByRole('checkbox', { name: /Cumulus/ }).check();
    await page.getByText('Kept on this device, will be sent when you are back').waitFor();
    await page.reload();
    await question(page, 2).waitFor();
    await expect.poll(() => page.getByRole('checkbox', { name: /Cumulus/ }).isChecked()).toBe(true);
    await page.getByRole('checkbox', { name: /Stratus/ }).check();
    // As quick as a hand can be: what is pressed reaches the disk in some milliseconds.
    await page.waitForTimeout(400);
    await page.close();

    const again = await context.newPage();
    await again.goto(`/attempts/${id}`);
    await question(again, 2).waitFor();
    await expect.poll(() => again.getByRole('checkbox', { name: /Stratus/ }).isChecked()).toBe(true);
    expect(await answersOf(id)).toEqual({ single: ['a'] });
    await context.setOffline(false);
    await expect.poll(() => answersOf(id), { timeout: 20_000 }).toEqual({ single: ['a'], many: ['Cumulus', 'Stratus'] });

    await saved(again);
    await handIn(again);
    await again.getByRole('heading', { name: 'Not passed' }).waitFor();
    await again.getByRole('heading', { name: 'To look at again' }).waitFor();
    expect(complaints.filter((each) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(each))).toEqual([]);
    await context.close();
  });

  it('is handed in without a network as soon as there is one', async () => {
    const id = await course.begin();
    const { page, context } = await openAttempt(id);
    await context.setOffline(true);
    await page.getByRole('radio', { name: /The clean one/ }).check();
    await handIn(page);
    await page.getByText('Will be handed in when you are back; the time limit still counts.').waitFor();
    expect((await course.student.get<{ status: string }>(`/attempts/${id}`)).status).toBe('IN_PROGRESS');
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'Not passed' }).waitFor();
    expect(await answersOf(id)).toEqual({ single: ['a'] });
    await context.close();
  });

  it('outlives a restart of the server', async () => {
    const id = await course.begin();
    const { page, context } = await openAttempt(id);
    await flightline.restart(async () => {
      await page.getByRole('radio', { name: /The iced one/ }).check();
      await page.getByText('Kept on this device, will be sent when you are back').waitFor();
    });
    await expect.poll(() => answersOf(id), { timeout: 30_000 }).toEqual({ single: ['b'] });
    await saved(page);
    await submitted(id);
    await context.close();
  });

  it('ends when its time is over, also for who is offline then', async () => {
    const timed = await makeQuizCourse(flightline.url, { timeLimitMinutes: 5 });
    const id = await timed.begin();
    await flightline.asOwner(`UPDATE quiz_attempt SET expires_at = now() + interval '15 seconds' WHERE id = $1`, [id]);
    const { page, context } = await openAttempt(id);
    await page.getByRole('radio', { name: /The clean one/ }).check();
    await expect.poll(() => answersOf(id)).toEqual({ single: ['a'] });
    await context.setOffline(true);
    await next(page);
    await page.getByRole('checkbox', { name: /Cumulus/ }).check();
    await page.getByText('Will be handed in when you are back; the time limit still counts.').waitFor({ timeout: 20_000 });
    await page.waitForTimeout(2_500);
    await context.setOffline(false);
    await page.getByText('The time was over: what had reached the school by then counts.').waitFor();
    expect(await answersOf(id)).toEqual({ single: ['a'] });
    await context.close();
  });

  it('is done by keyboard alone, and tells no right answer before the end', async () => {
    const id = await course.begin();
    const opened = await visit(browser, { baseURL: flightline.url });
    const seen: Promise<string>[] = [];
    opened.page.on('response', (response) => {
      if (response.url().includes('/api/') && !response.url().endsWith('/events')) seen.push(response.text().catch(() => ''));
    });
    const { page } = opened;
    await signIn(page, { email: 'student@alpha.test' });
    await page.goto(`/attempts/${id}`);
    await question(page, 1).waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('f');
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await page.keyboard.press('2');
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await page.keyboard.press('j');
    await question(page, 4).waitFor();
    await page.getByPlaceholder('A number').focus();
    await page.keyboard.type('1,5');
    await expect.poll(() => answersOf(id)).toEqual({ single: ['a'], many: ['Cumulus', 'Stratus'], truth: true, number: 1.5 });
    const before = (await Promise.all(seen)).join('\n');
    expect(before).toContain('Which wing lifts?');
    for (const secret of SECRETS) expect(before).not.toContain(secret);

    await page.keyboard.press('Control+Enter');
    await page.getByText('Without an answer: 5, 6.').waitFor();
    await page.getByText('Flagged for later: 1.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Hand in', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Passed', exact: true }).waitFor();
    await page.getByText('squawk-secret').waitFor();
    expect(opened.complaints).toEqual([]);
    await opened.context.close();
  });

  it.each([false, true])('is accessible on a phone, question and result; dark: %s', async (dark) => {
    const id = await course.begin();
    const { page, context, complaints } = await openAttempt(id, { size: PHONE, dark });
    await page.goto(`/attempts/${id}?view=all`);
    await question(page, 6).waitFor();
    await page.getByRole('combobox', { name: 'Red light' }).selectOption('Port');
    await page.getByRole('button', { name: 'Flag for later' }).first().click();
    await saved(page);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await handIn(page);
    await page.getByRole('heading', { name: 'Not passed' }).waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
