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

const lessonsOf = (page: Page, module: string) =>
  page
    .getByRole('list', { name: `Lessons of ${module}` })
    .getByRole('link')
    .allInnerTexts();
const modulesOf = (page: Page) => page.getByRole('heading', { level: 2 }).allInnerTexts();

async function addLesson(page: Page, module: string, title: string): Promise<void> {
  await page.getByRole('textbox', { name: `Title of a new lesson in ${module}` }).fill(title);
  await page.getByRole('button', { name: `Add a text to ${module}` }).click();
  await page.getByRole('heading', { level: 1, name: `Edit ${title}` }).waitFor();
}

async function addModule(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'New module' }).fill(title);
  await page.getByRole('textbox', { name: 'New module' }).press('Enter');
  await page.getByRole('heading', { level: 2, name: title }).waitFor();
}

describe('a course', () => {
  it('is written, arranged and published by an instructor, and read by a student on a phone', async () => {
    const author = await as('instructor@alpha.test');
    const { page } = author;
    await page.getByRole('link', { name: 'Courses', exact: true }).click();
    await page.getByRole('button', { name: 'New course' }).click();
    const dialog = page.getByRole('dialog', { name: 'New course' });
    await dialog.getByRole('button', { name: 'Begin the course' }).click();
    await dialog.getByText('Required').waitFor();
    await dialog.getByLabel('Title').fill('Mountain flying');
    await dialog.getByLabel('Description').fill('Valleys, winds and the way out.');
    await dialog.getByRole('button', { name: 'Begin the course' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mountain flying' }).waitFor();
    const course = page.url();

    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').getByText('The course has no module yet').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await addModule(page, 'Winds');
    await addModule(page, 'Valleys');
    await addLesson(page, 'Winds', 'Föhn');
    const field = page.getByRole('textbox', { name: 'Text in Markdown' });
    await field.fill('## Lee side\n\n| Height | Wind |\n| --- | --- |\n| 3,000 m | 60 kt |\n\nSpeed is $v = s / t$.');
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByRole('cell', { name: '60 kt' }).waitFor();
    await expect.poll(() => preview.locator('.katex').count()).toBeGreaterThan(0);
    await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.goto(course);
    await addLesson(page, 'Winds', 'Rotors');
    await page.getByRole('textbox', { name: 'Text in Markdown' }).fill('Keep away.');
    await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
    await page.goto(course);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').getByText('“Valleys” has no lesson yet').waitFor();
    await page.keyboard.press('Escape');

    // By keyboard across the modules, and back to where it was by hand.
    await page.getByRole('button', { name: /^Move Rotors/ }).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => lessonsOf(page, 'Valleys')).toEqual(['Rotors']);
    await page.getByText('Rotors is now 1 of 1 in Valleys.').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Move Rotors/);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Students see the course now.').waitFor();
    await author.close();

    const student = await as('student@alpha.test', { size: PHONE });
    await student.page.goto('/courses');
    await student.page.getByRole('searchbox', { name: 'Search in courses and modules' }).fill('mountin');
    await student.page.waitForURL(/q=mountin/);
    await student.page.getByRole('link', { name: 'Mountain flying' }).click();
    await student.page.getByRole('link', { name: 'Begin' }).click();
    await student.page.getByRole('heading', { level: 1, name: 'Föhn' }).waitFor();
    await student.page.getByRole('cell', { name: '60 kt' }).waitFor();
    await expectAccessible(student.page);
    await expectNoSidewaysScroll(student.page);
    await student.page.getByRole('button', { name: 'Done, go on' }).click();
    await student.page.getByRole('heading', { level: 1, name: 'Rotors' }).waitFor();
    await student.page.goto('/');
    await student.page.getByRole('link', { name: 'Continue Mountain flying' }).click();
    await student.page.getByRole('heading', { level: 1, name: 'Rotors' }).waitFor();
    await student.page.getByRole('button', { name: 'Done', exact: true }).click();
    await student.page.getByText('2 of 2').first().waitFor();
    await expectAccessible(student.page);
    await student.close();
  });

  it('is arranged by dragging, and what is archived comes back', async () => {
    const { page, close } = await as('admin@alpha.test');
    await page.goto('/courses?status=PUBLISHED');
    await page.getByRole('link', { name: 'Radio telephony' }).click();
    await page.getByRole('heading', { level: 1, name: 'Radio telephony' }).waitFor();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    const before = await modulesOf(page);
    const [first = '', second = ''] = before;
    const [moved = ''] = await lessonsOf(page, first);
    const [target = ''] = await lessonsOf(page, second);
    const handle = (title: string) => page.getByRole('button', { name: `Move ${title}: drag, or press the arrow keys` });
    const [from, to] = [await handle(moved).boundingBox(), await handle(target).boundingBox()];
    if (!from || !to) throw new Error('No handles');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y - 10, { steps: 12 });
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
    await page.mouse.up();
    await expect.poll(() => lessonsOf(page, second)).toContain(moved);
    await page.reload();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await lessonsOf(page, second)).toContain(moved);
    expect(await lessonsOf(page, first)).not.toContain(moved);

    await page.getByRole('button', { name: `More about ${moved}` }).click();
    await page.getByRole('menuitem', { name: 'Archive', exact: true }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => lessonsOf(page, second)).toContain(moved);
    await page.getByRole('button', { name: `More about ${moved}` }).click();
    await page.getByRole('menuitem', { name: 'Archive', exact: true }).click();
    await expect.poll(() => lessonsOf(page, second)).not.toContain(moved);
    await page.getByRole('button', { name: 'More about the course' }).click();
    await page.getByRole('menuitem', { name: 'Archived parts' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: `Bring ${moved} back` }).click();
    await page.getByText('Nothing was taken out of this course.').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => lessonsOf(page, second)).toContain(moved);
    await close();
  });

  it('keeps what two authors write at the same time, and asks where they meet', async () => {
    const [one, two] = [await as('instructor@alpha.test'), await as('admin@alpha.test')];
    await one.page.keyboard.press('Control+k');
    await one.page.getByPlaceholder('Find a page, a course or a person').fill('privat pilot');
    await one.page.getByRole('button', { name: 'Private pilot ground school' }).click();
    await one.page.getByRole('link', { name: 'Density altitude' }).click();
    const field = (page: Page) => page.getByRole('textbox', { name: 'Text in Markdown' });
    const saved = (page: Page) => page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
    await field(one.page).fill('First line.\n\nMiddle.\n\nLast line.');
    await saved(one.page);
    await two.page.goto(new URL(one.page.url()).pathname);
    await expect.poll(() => field(two.page).inputValue()).toContain('Middle.');

    // What the other wrote arrives by itself as long as one has nothing unsent; so both type before either is sent.
    await Promise.all([
      field(one.page).fill('First line, by the instructor.\n\nMiddle.\n\nLast line.'),
      field(two.page).fill('First line.\n\nMiddle.\n\nLast line, by the admin.'),
    ]);
    const both = 'First line, by the instructor.\n\nMiddle.\n\nLast line, by the admin.';
    await expect.poll(() => field(one.page).inputValue(), { timeout: 15_000 }).toBe(both);
    await expect.poll(() => field(two.page).inputValue(), { timeout: 15_000 }).toBe(both);

    await Promise.all([
      field(one.page).fill(both.replace('Middle.', 'The instructor’s middle.')),
      field(two.page).fill(both.replace('Middle.', 'The admin’s middle.')),
    ]);
    const heading = { name: 'Someone else changed the same lines' };
    const asked = await Promise.race(
      [one, two].map(async (each) =>
        each.page
          .getByRole('heading', heading)
          .waitFor()
          .then(() => each),
      ),
    );
    await expectAccessible(asked.page);
    await asked.page.getByRole('radio', { name: 'Both, yours first' }).check();
    await asked.page.getByRole('button', { name: 'Keep this and save' }).click();
    await saved(asked.page);
    for (const words of ['The instructor’s middle.', 'The admin’s middle.']) {
      for (const { page } of [one, two]) await expect.poll(() => field(page).inputValue(), { timeout: 15_000 }).toContain(words);
    }
    await one.close();
    await two.close();
  });
});
