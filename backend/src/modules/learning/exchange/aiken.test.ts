import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { inPieces, readAll } from '#test/text-pieces.ts';

import { importQuestions } from './import-questions.ts';

const FILE = join(import.meta.dirname, '../../../../test/fixtures/questions/moodle-aiken.txt');
const read = (text: string) => readAll(importQuestions('aiken', inPieces(text)));

describe('Aiken', () => {
  it('arrives whole from Moodle’s own example', async () => {
    const entries = await read(readFileSync(FILE, 'utf8'));
    expect(entries).toMatchObject([
      {
        line: 1,
        question: {
          ...{ kind: 'SINGLE', prompt: 'The Moodle project was started by:', points: 1 },
          options: [
            { text: 'Petr Skoda', correct: false },
            { text: 'Martin Dougiamas', correct: true },
            { text: 'Eloy Lafuente', correct: false },
            { text: 'Tim Hunt', correct: false },
          ],
        },
      },
      { line: 8, question: { options: [{ text: 'True', correct: true }, { text: 'False' }] } },
    ]);
    expect(entries[1]).toMatchObject({ question: { prompt: expect.stringContaining('<html class="cool"> & images:') } });
  });

  it('may have a prompt of several lines, dots after its letters and empty lines before its options', async () => {
    expect(await read('A. wing\nstalls * when?\n\nA. Fast\nB. Slow\n\nanswer: b')).toMatchObject([
      {
        line: 1,
        question: {
          prompt: 'A. wing  \nstalls * when?',
          options: [
            { text: 'Fast', correct: false },
            { text: 'Slow', correct: true },
          ],
        },
      },
    ]);
  });

  it('leaves out what is wrong with its line and reason, and nothing else', async () => {
    const text =
      'One\n\nTwo\nA) a\nB) b\nThree\nA) a\nANSWER: C\n\nANSWER: A\n\nFour\nA) a\nANSWER: A, B\nFive\nA) x\nB) y\nANSWER: A\nSix\nA)\nANSWER: A';
    const entries = await read(text);
    expect(entries.map((entry) => [entry.line, 'question' in entry ? entry.question.prompt : entry.reason])).toEqual([
      [1, 'Has no options “A) …”'],
      [3, 'Has no line “ANSWER: …” after its options'],
      [6, '“ANSWER: C” names none of its options'],
      [10, 'An ANSWER line without a question'],
      [12, '“ANSWER: A, B” names none of its options'],
      [15, 'Five'],
      [19, 'options no. 1 text: Missing'],
    ]);
  });
});
