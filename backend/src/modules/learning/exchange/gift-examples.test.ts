import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { questions } from '#contract';
import { inPieces, readAll } from '#test/text-pieces.ts';

import { importQuestions } from './import-questions.ts';
import type { Imported } from './imported.ts';

const FILE = join(import.meta.dirname, '../../../../test/fixtures/questions/moodle-gift-examples.txt');

const isRead = (entry: Imported) => 'question' in entry;
const questionsIn = (entries: readonly Imported[]) => entries.flatMap((entry) => ('question' in entry ? [entry.question] : []));

describe('Moodle’s file of GIFT examples', async () => {
  const text = readFileSync(FILE, 'utf8');
  const entries = await readAll(importQuestions('gift', createReadStream(FILE, { encoding: 'utf8', highWaterMark: 100 })));
  const at = (line: number) => questionsIn(entries.filter((entry) => entry.line === line))[0];
  const options = (line: number) => {
    const question = at(line);
    return question && 'options' in question ? question.options : [];
  };

  it('arrives whole: 33 questions, none left out', () => {
    expect(entries.filter((entry) => !isRead(entry))).toEqual([]);
    const kinds = questionsIn(entries).map(({ kind }) => kind);
    expect(kinds).toHaveLength(33);
    expect(new Set(kinds).size).toBe(6);
  });

  it('is the same in pieces of any size, and with other line ends', async () => {
    for (const [source, size] of [
      [text, 1],
      [text, 4096],
      [text.replaceAll('\n', '\r\n'), 3],
      [text.replaceAll('\n', '\r'), 11],
      [`\ufeff${text}`, 5],
    ] as const) {
      expect(await readAll(importQuestions('gift', inPieces(source, size)))).toEqual(entries);
    }
  });

  it('has its lines', () => {
    for (const { line } of entries) expect(text.split('\n')[line - 1]).toMatch(/^(?!\/\/).*\S/);
  });

  it('asks for a missing word where the answers stand', () => {
    expect(at(10)?.prompt).toBe("Grant is _____ in Grant's tomb.");
    expect(at(45)?.prompt).toBe('Two plus two equals _____.');
    expect(at(93)?.prompt).toBe('The American holiday of Thanksgiving is celebrated on the _____ Thursday of November.');
  });

  it('keeps weights, feedback and escapes', () => {
    expect(options(117)).toEqual([
      { text: 'Jerusalem', correct: false, feedback: 'This was an important city, but the wrong answer.' },
      { text: 'Bethlehem', correct: false, weight: 25, feedback: 'He was born here, but not raised here.' },
      { text: 'Galilee', correct: false, weight: 50, feedback: 'You need to be more specific.' },
      { text: 'Nazareth', correct: true, feedback: "Yes! That's right!" },
    ]);
    expect(options(136).map(({ correct, weight }) => [correct, weight])).toEqual([
      [false, -50],
      [true, 50],
      [true, 50],
      [false, -50],
    ]);
    expect(options(148).map(({ text: option }) => option)).toEqual(['~', '=', '#', '{', '}', '\\']);
    expect(options(148)[2]?.feedback).toBe('# is a control character.');
    expect(at(123)).toMatchObject({ accepted: [{ percent: 100 }, { text: 'Nazereth', percent: 75 }, { percent: 25 }] });
  });

  it('reads ranges and several answers of a number', () => {
    expect([72, 74].map(at)).toMatchObject([
      { value: 3.1415, tolerance: 0.0005 },
      { value: 3.1415, tolerance: 0.0005 },
    ]);
    expect(at(76)).toMatchObject({ value: 1822, tolerance: 0, alternatives: [{ value: 1822, tolerance: 2, percent: 50 }] });
  });

  it('says the feedback of a true-false question to who answers wrongly', () => {
    expect(at(113)).toMatchObject({ correct: false, feedbackTrue: "No one is buried in Grant's tomb." });
    expect(at(113)).not.toHaveProperty('feedbackFalse');
  });

  it('keeps Markdown as it is', () => {
    expect(at(108)?.prompt).toBe("Who's buried in **Grant's tomb**?");
  });

  it('pairs what belongs together', () => {
    const matching: questions.QuestionInput | undefined = at(61);
    expect(matching).toMatchObject({ pairs: [{ left: 'Canada', right: 'Ottawa' }, {}, {}, { left: 'India', right: 'New Delhi' }] });
  });
});
