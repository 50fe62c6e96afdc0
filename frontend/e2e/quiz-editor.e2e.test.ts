import { readFile } from 'node:fs/promises';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { expectAccessible, expectNoSidewaysScroll, openBrowser, PHONE, signIn, type Size, visit } from './browser.ts';
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

async function as(email: string, how: { size?: Size; dark?: boolean } = {}) {
  const window = await visit(browser, { baseURL: flightline.url, ...how });
  await signIn(window.page, { email });
  return {
    ...window,
    async close() {
      expect(window.complaints).toEqual([]);
      await window.context.close();
    },
  };
}

const saved = (page: Page) => page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
const prompts = async (page: Page) =>
  (await page.getByRole('list', { name: 'Questions' }).getByRole('listitem').allInnerTexts()).map((text) => text.split('\n')[0]?.trim());

/** A quiz of the first demo course, opened to be changed. */
async function openQuiz(page: Page): Promise<void> {
  await page.goto('/courses');
  await page.getByRole('link', { name: 'Private pilot ground school' }).click();
  await page.getByRole('link', { name: 'Airspace, weather and performance' }).click();
  await page.getByRole('textbox', { name: 'Question', exact: true }).waitFor();
}

async function begin(page: Page, title: string): Promise<void> {
  await page.goto('/courses');
  await page.getByRole('link', { name: 'Radio telephony' }).click();
  const field = page.getByRole('textbox', { name: /^Title of a new lesson in/ }).first();
  await field.fill(title);
  await page
    .getByRole('button', { name: /^Add a quiz to/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: `Edit ${title}` }).waitFor();
}

describe('a quiz', () => {
  it('is written question by question, arranged by keyboard, seen as a student, and keeps everything over a reload', async () => {
    const { page, close } = await as('instructor@alpha.test');
    await begin(page, 'Fog');
    await page.getByRole('button', { name: 'Add a question' }).click();
    await page.getByRole('menuitem', { name: /^Single choice/ }).click();
    await page.getByRole('textbox', { name: 'Question', exact: true }).fill('Is fog a **cloud**?');
    await page.getByRole('textbox', { name: 'Option 1', exact: true }).fill('Yes, on the ground');
    await page.getByRole('textbox', { name: 'Option 2', exact: true }).fill('No');
    await page.getByRole('textbox', { name: 'Option 2', exact: true }).press('Enter');
    await page.keyboard.type('Only at sea');
    await page.getByRole('button', { name: 'Feedback on option 3' }).click();
    await page.getByRole('textbox', { name: 'Feedback on option 3' }).fill('That is advection fog.');
    await saved(page);
    await page.getByRole('button', { name: 'Add a question' }).click();
    await page.getByRole('menuitem', { name: /^Number/ }).click();
    await page.getByRole('textbox', { name: 'Question', exact: true }).fill('Below which visibility in metres is it fog?');
    await page.getByRole('textbox', { name: 'Value' }).fill('1000');
    await saved(page);
    await page.getByRole('button', { name: /^Move question 2/ }).focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => prompts(page)).toEqual(['1. Below which visibility in metres is it fog?', '2. Is fog a **cloud**?']);
    await page.getByText('question 2 is now 1 of 2.').waitFor();
    await saved(page);
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Duplicate' }).click();
    await expect.poll(async () => (await prompts(page)).length).toBe(3);
    await page.getByRole('button', { name: 'Take out' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await prompts(page)).length).toBe(3);
    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByRole('dialog', { name: 'Fog as a student sees it' });
    await preview.getByRole('region', { name: 'Question 3' }).getByRole('switch', { name: 'Right answer' }).click();
    await expect.poll(() => preview.getByRole('radio', { name: 'Yes, on the ground' }).isChecked()).toBe(true);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Rules' }).click();
    await page.getByRole('textbox', { name: 'Attempts' }).fill('2');
    await saved(page);
    await page.reload();
    await page.getByRole('tab', { name: 'Rules' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Attempts' }).inputValue()).toBe('2');
    await page.getByRole('tab', { name: 'Questions (3)' }).click();
    await close();
  });

  it('keeps what two authors change at the same time, and asks where they meet', async () => {
    const [one, two] = [await as('instructor@alpha.test'), await as('admin@alpha.test')];
    for (const { page } of [one, two]) await openQuiz(page);
    const question = (page: Page) => page.getByRole('textbox', { name: 'Question', exact: true });
    const open = (page: Page, at: number) =>
      page
        .getByRole('list', { name: 'Questions' })
        .getByRole('button', { name: new RegExp(`${at}\\. `) })
        .click();
    await open(two.page, 2);
    await Promise.all([question(one.page).fill('First, by the instructor'), question(two.page).fill('Second, by the admin')]);
    for (const { page } of [one, two]) {
      await expect
        .poll(async () => (await prompts(page)).slice(0, 2), { timeout: 15_000 })
        .toEqual(['1. First, by the instructor', '2. Second, by the admin']);
    }
    await open(two.page, 1);
    await Promise.all([question(one.page).fill('The instructor’s words'), question(two.page).fill('The admin’s words')]);
    const heading = { name: 'Someone else changed the same questions' };
    const asked = await Promise.race(
      [one, two].map(async (each) =>
        each.page
          .getByRole('heading', heading)
          .waitFor()
          .then(() => each),
      ),
    );
    await expectAccessible(asked.page);
    await asked.page.getByRole('radio', { name: 'Theirs' }).check();
    await asked.page.getByRole('button', { name: 'Keep these and save' }).click();
    await saved(asked.page);
    const [a, b] = [await prompts(one.page), await prompts(two.page)];
    expect(a).toEqual(b);
    await one.close();
    await two.close();
  });

  it('comes from a file with what could not be read, and leaves as one', async () => {
    const { page, close } = await as('instructor@alpha.test');
    await page.goto('/courses');
    await page.getByRole('link', { name: 'Radio telephony' }).click();
    await page
      .getByRole('button', { name: /^More about/ })
      .nth(1)
      .click();
    await page.getByRole('menuitem', { name: 'Import questions' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('textbox', { name: 'Or paste questions' })
      .fill('::Fog::Is fog a cloud? {T}\n\nThis one is broken {=\n\nTwo and two? {#4}');
    await dialog.getByRole('textbox', { name: 'Title of the quiz' }).fill('From a file');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.getByText(/2 questions have arrived, 1 could not be read/).waitFor();
    await dialog.getByRole('cell', { name: '3', exact: true }).waitFor();
    await dialog.getByRole('link', { name: 'Open the quiz' }).click();
    await page.getByRole('heading', { level: 1, name: 'Edit From a file' }).waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'GIFT' }).click()]);
    expect(download.suggestedFilename()).toBe('from-a-file.gift.txt');
    expect(await readFile(await download.path(), 'utf8')).toContain('Is fog a cloud?');
    await close();
  });

  it('takes questions from the bank and draws by tag; all of it on a phone', async () => {
    const { page, close } = await as('instructor2@alpha.test', { size: PHONE, dark: true });
    await page.goto('/bank');
    await page.getByRole('button', { name: 'New question' }).click();
    const drawer = page.getByRole('dialog', { name: 'New question' });
    await drawer.getByRole('button', { name: 'Put into the bank' }).click();
    await drawer.getByText('Required').first().waitFor();
    await drawer.getByRole('combobox', { name: 'Kind' }).selectOption('TRUE_FALSE');
    await drawer.getByRole('textbox', { name: 'Question', exact: true }).fill('Mayday means urgency.');
    await drawer.getByText('False', { exact: true }).click();
    await drawer
      .getByRole('combobox', { name: 'Tags' })
      .or(drawer.getByRole('textbox', { name: 'Tags' }))
      .first()
      .fill('Distress');
    await page.keyboard.press('Enter');
    await expectAccessible(page);
    await drawer.getByRole('button', { name: 'Put into the bank' }).click();
    await page.getByRole('button', { name: 'Mayday means urgency.' }).waitFor();
    await page.getByRole('button', { name: 'Import' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import questions into the bank' });
    const file = Array.from({ length: 250 }, (_, at) => `Is ${at} a number? {T}`).join('\n\n');
    await dialog.locator('input[type="file"]').setInputFiles({ name: 'numbers.txt', mimeType: 'text/plain', buffer: Buffer.from(file) });
    await dialog.getByText('numbers.txt').waitFor();
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.getByText(/250 questions have arrived, 0 skipped/).waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('searchbox', { name: 'Words of the question' }).fill('mayday');
    await page.getByRole('button', { name: 'distress' }).click();
    await page.waitForURL(/tag=distress/);
    await expect.poll(() => page.getByRole('listitem').filter({ hasText: 'Mayday' }).count()).toBe(1);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);

    await begin(page, 'Distress calls');
    await page.getByRole('button', { name: 'Take from the bank' }).click();
    await page.getByRole('checkbox', { name: 'Is 249 a number?' }).check();
    await page.getByRole('button', { name: 'Take one question' }).click();
    await page.getByRole('textbox', { name: 'Question', exact: true }).waitFor();
    await expectNoSidewaysScroll(page);
    await page.getByRole('tab', { name: /^From the bank/ }).click();
    await page.getByRole('button', { name: 'Draw by tag' }).click();
    await page
      .getByRole('combobox', { name: 'with the tag' })
      .or(page.getByRole('textbox', { name: 'with the tag' }))
      .fill('distress');
    await page.getByText('Only 1 exist').waitFor();
    await page.getByRole('textbox', { name: 'Questions', exact: true }).fill('1');
    await saved(page);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'See it' }).click();
    await page.getByText('2 questions').waitFor();
    await close();
  });
});
