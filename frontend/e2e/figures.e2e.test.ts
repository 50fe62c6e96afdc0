import { mkdir } from 'node:fs/promises';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ApiCaller, callAs } from './api-caller.ts';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, openBrowser, PHONE, signIn, visit } from './browser.ts';
import { type Flightline, startFlightline } from './flightline.ts';

let flightline: Flightline;
let browser: Browser;
let course: string;
let quiz: string;

/** The first question's key is wrong at first: a is marked, b is right. */
const questions = (right: string) =>
  [
    { ...single('q1', 'Which way does a standard traffic pattern turn?', ['Right', 'Left', 'Either way']), key: right },
    {
      ...single('q2', 'What does a steady red light from the tower tell an aircraft in flight?', ['Give way and keep circling', 'Land']),
      key: 'a',
    },
    { ...single('q3', 'Which altimeter setting shows height above the field?', ['QFE', 'QNH', 'Standard']), key: 'a' },
  ].map(({ key, options, ...question }) => ({
    ...question,
    options: options.map((option) => ({ ...option, correct: option.id === key })),
  }));

function single(id: string, prompt: string, texts: string[]) {
  return { id, kind: 'SINGLE', prompt, options: texts.map((text, index) => ({ id: 'abc'[index] ?? 'd', text })) };
}

async function take(student: ApiCaller, answers: string[]): Promise<void> {
  const { id } = await student.post<{ id: string }>(`/lessons/${quiz}/attempts`, {});
  const given = Object.fromEntries(answers.map((answer, index) => [`q${index + 1}`, [answer]]));
  await student.post(`/attempts/${id}/submit`, { answers: given });
}

beforeAll(async () => {
  [flightline, browser] = await Promise.all([startFlightline(), openBrowser()]);
  const author = await callAs(flightline.url, 'instructor@alpha.test');
  course = (await author.post<{ id: string }>('/courses', { title: 'Circuit procedures' })).id;
  const module = (await author.post<{ id: string }>(`/courses/${course}/modules`, { title: 'The traffic pattern' })).id;
  for (const title of ['Legs of the pattern', 'Radio calls in the pattern']) {
    await author.post(`/modules/${module}/lessons`, { title, type: 'TEXT', content: `# ${title}` });
  }
  const body = { title: 'Patterns, asked', type: 'QUIZ', quiz: { questions: questions('a'), passPercent: 100 } };
  quiz = (await author.post<{ id: string }>(`/modules/${module}/lessons`, body)).id;
  await author.patch(`/courses/${course}`, { status: 'PUBLISHED' });
  const [sam, second] = [await callAs(flightline.url, 'student@alpha.test'), await callAs(flightline.url, 'student2@alpha.test')];
  await take(sam, ['b', 'a', 'a']);
  await take(sam, ['b', 'a', 'b']);
  await take(second, ['a', 'b', 'c']);
  await take(second, ['a', 'a', 'c']);
  await author.post(`/lessons/${quiz}/assignments`, { studentIds: [second.id], dueAt: '2026-01-10T12:00:00.000Z' });
  await author.patch(`/lessons/${quiz}`, { quiz: { questions: questions('b') } });
});
afterAll(async () => {
  await browser.close();
  await flightline.stop();
});

const PICTURES = process.env['PICTURES'];

/** A picture to look at, where a folder for them is named. */
async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

describe.each([
  ['light on a desktop', { size: DESKTOP }],
  ['dark on a phone', { size: PHONE, dark: true }],
  ['dark on a desktop', { size: DESKTOP, dark: true }],
])('class and figures, %s', (how, options) => {
  it('show what there is without an accessibility violation', async () => {
    const { page, context, complaints } = await visit(browser, { baseURL: flightline.url, ...options });
    await signIn(page, { email: 'instructor@alpha.test' });
    await page.goto(`/courses/${course}/class`);
    await page.getByText('Circuit procedures').first().waitFor();
    if (options.size === PHONE) await page.locator('summary').first().click();
    await page.getByText('Not passed, best 67 %, 2 attempts').first().waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `class ${how}`);
    await page.getByRole('link', { name: 'Patterns, asked' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Figures of “Patterns, asked”' }).waitFor();
    await page.getByText('by 2 students').waitFor();
    await page.locator('.recharts-bar-rectangle path').first().waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `figures ${how}`);
    await page.getByText('First attempts').click();
    await page.waitForURL(/attempts=first/);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it('regrades after a look at whose results change, and undoes it from the toast', async () => {
  const { page, context, complaints } = await visit(browser, { baseURL: flightline.url });
  await signIn(page, { email: 'instructor@alpha.test' });
  await page.goto(`/lessons/${quiz}/figures`);
  await page.getByRole('button', { name: 'Regrade…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Of 4 attempts, 4 results change; 1 student completes the lesson.').waitFor();
  await expectAccessible(page);
  await picture(page, 'regrade dialog');
  await dialog.getByRole('button', { name: 'Regrade 4 attempts' }).click();
  await page.getByText('Regraded: 4 results change').waitFor();
  await page.getByRole('heading', { name: 'Regrades' }).waitFor();
  await expectAccessible(page);
  await picture(page, 'regraded');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText('The regrade is undone.').waitFor();
  await page
    .getByText(/^Undone/)
    .first()
    .waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

it('saves the class and the figures as files', async () => {
  const { page, context } = await visit(browser, { baseURL: flightline.url });
  await signIn(page, { email: 'instructor@alpha.test' });
  for (const [path, name] of [
    [`/courses/${course}/class`, 'circuit-procedures-class.csv'],
    [`/lessons/${quiz}/figures`, 'patterns-asked-figures.csv'],
  ] as const) {
    await page.goto(path);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as CSV' }).click()]);
    expect(download.suggestedFilename()).toBe(name);
  }
  await context.close();
});
