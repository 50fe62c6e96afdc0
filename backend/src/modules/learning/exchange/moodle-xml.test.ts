import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { inPieces, readAll } from '#test/text-pieces.ts';

import { importQuestions } from './import-questions.ts';

const FILE = join(import.meta.dirname, '../../../../test/fixtures/questions/moodle-questions.xml');
const read = (text: string, size?: number) => readAll(importQuestions('moodle-xml', inPieces(text, size)));
const quiz = (...elements: string[]) => `<?xml version="1.0"?>\n<quiz>\n${elements.join('\n')}\n</quiz>`;
const trueFalse = (prompt: string, rest = '') =>
  `<question type="truefalse"><questiontext format="markdown"><text>${prompt}</text></questiontext>
<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>${rest}</question>`;

describe('Moodle XML', () => {
  it('brings every kind that is ours, with its points, tags, feedback and weights', async () => {
    const text = readFileSync(FILE, 'utf8');
    const entries = await read(text);
    expect(entries).toEqual(await read(text, 1));
    const tags = ['Navigation', 'VOR'];
    expect(entries).toEqual([
      {
        line: 8,
        question: {
          ...{ id: 'glide-1', kind: 'SINGLE', prompt: 'Which speed is **best glide**?\n\n-   clean\n-   no wind' },
          ...{ points: 2, explanation: 'See the *handbook*.', tags: [...tags, 'performance'] },
          options: [
            { text: '65\u00a0kt', correct: true, feedback: 'Yes' },
            { text: '70 kt', correct: false, weight: 50 },
            { text: '45 < 50 kt', correct: false, feedback: 'Too slow' },
          ],
        },
      },
      {
        line: 24,
        question: {
          ...{ kind: 'MULTIPLE', prompt: 'What makes lift?', points: 1, tags },
          options: [
            ...['Speed', 'Area', 'Density'].map((option) => ({ text: option, correct: true, weight: 33.33333 })),
            { text: 'Colour', correct: false, weight: -100 },
          ],
        },
      },
      {
        line: 34,
        question: { kind: 'TRUE_FALSE', prompt: 'VFR at night is allowed.', points: 1, tags, correct: false, feedbackTrue: 'Not here' },
      },
      {
        line: 40,
        question: {
          ...{ kind: 'SHORT_TEXT', prompt: 'Which \\*clock\\* do pilots use?', points: 1, tags },
          accepted: [
            { text: 'UTC', percent: 100 },
            { text: 'Zulu', percent: 80, feedback: 'That is its letter' },
          ],
        },
      },
      {
        line: 48,
        question: {
          ...{ kind: 'NUMERIC', prompt: 'Standard pressure in inHg?', points: 1.5, tags, value: 29.92, tolerance: 0.01 },
          alternatives: [{ value: 30, tolerance: 0, percent: 25, feedback: 'About' }],
        },
      },
      {
        line: 56,
        question: {
          ...{ kind: 'MATCHING', prompt: 'Match the **speeds**.', points: 1, tags, distractors: ['Best glide'] },
          pairs: [
            { left: 'Vx', right: 'Best angle' },
            { left: 'Vy', right: 'Best rate' },
          ],
        },
      },
      { line: 63, reason: 'An essay has to be read by a person' },
      { line: 67, reason: 'A description asks nothing' },
    ]);
  });

  it('has the line in which a question begins', async () => {
    expect((await read(quiz(trueFalse('A'), trueFalse('B')))).map(({ line }) => line)).toEqual([3, 5]);
  });

  it.each([
    ['essay', '<question type="essay"><questiontext><text>A</text></questiontext></question>', 'An essay has to be read by a person'],
    ['cloze', '<question type="cloze"/>', 'Questions of the type “cloze” are not known here'],
    ['constructor', '<question type="constructor"/>', 'Questions of the type “constructor” are not known here'],
    [
      'a picture inside the file',
      '<question type="truefalse"><questiontext format="html"><text><![CDATA[<img src="@@PLUGINFILE@@/a.png">]]></text></questiontext></question>',
      'Shows a picture that is not on the web; put it there and import again',
    ],
    [
      'a number that is none',
      '<question type="numerical"><questiontext><text>A</text></questiontext><answer fraction="100"><text>many</text></answer></question>',
      '“many” is not a number',
    ],
  ])('leaves out %s, and reads on', async (_what, element, reason) => {
    expect(await read(quiz(element, trueFalse('Next')))).toMatchObject([{ line: 3, reason }, { question: { prompt: 'Next' } }]);
  });

  it('ends where the file is not well-formed; what came before stays', async () => {
    expect(await read(`<quiz>${trueFalse('A')}<question></quiz>`)).toMatchObject([
      { question: { prompt: 'A' } },
      { reason: expect.stringContaining('The file cannot be read from here on') },
    ]);
    expect(await read('not xml at all')).toMatchObject([{ line: 1, reason: expect.stringContaining('cannot be read') }]);
  });

  it('knows no entities, outer or inner: neither files nor laughter', async () => {
    const outer = `<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>${trueFalse('&x;')}</quiz>`;
    const laughter = `<!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><quiz>${trueFalse('&b;')}</quiz>`;
    for (const text of [outer, laughter])
      expect(await read(text)).toEqual([{ line: 1, reason: expect.stringContaining('undefined entity') }]);
  });

  it('does not hold a question that never ends', async () => {
    async function* endless() {
      yield '<quiz><question type="essay">';
      for (let piece = 0; piece < 30; piece++) yield '<x>y</x>'.repeat(100_000);
    }
    expect(await readAll(importQuestions('moodle-xml', endless()))).toMatchObject([{ reason: expect.stringContaining('too long') }]);
  });
});
