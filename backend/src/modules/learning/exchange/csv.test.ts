import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { questions } from '#contract';
import { someQuestion } from '#test/arbitrary-questions.ts';
import { inPieces, readAll } from '#test/text-pieces.ts';

import { exportQuestions } from './export-questions.ts';
import { importQuestions } from './import-questions.ts';

const read = (text: string) => readAll(importQuestions('csv', inPieces(text)));
const write = (asked: readonly questions.QuestionInput[]) => [...exportQuestions('csv', asked)].join('');

/** All but the ids of options and pairs, which a table has no place for. */
const withoutPartIds = (question: questions.QuestionInput): unknown =>
  JSON.parse(JSON.stringify(question, (key, value: unknown) => (key === 'options' || key === 'pairs' ? withoutIds(value) : value)));
const withoutIds = (parts: unknown) => (Array.isArray(parts) ? parts.map(({ id: _id, ...part }) => part) : parts);

describe('a table of questions', () => {
  it('may be written by hand, with commas or semicolons', async () => {
    const rows = [
      ['Kind', 'Prompt', 'Points', 'Tags', 'Answer 1', 'Score 1', 'Match 1', 'Answer 2', 'Score_2', 'Match 2', 'Remark'],
      ['single', 'Best glide?', '2', 'Performance; Cessna', '65 kt', 'x', '', '80 kt', '', '', 'mine'],
      ['multiple', 'Lift?', '', '', 'Speed', '50', '', 'Colour', '-50%', '', ''],
      ['true false', 'VFR at night?', '', '', 'true', 'right', '', 'false', 'wrong', '', ''],
      ['Numeric', 'Standard pressure?', '1', '', '29.92', '', '0.01', '30', '25', '', ''],
      ['short-text', 'Clock?', '', '', 'UTC', '', '', 'Zulu', '75', '', ''],
      ['matching', 'Pairs', '', '', 'V', '', 'speed', '', '', 'distance', ''],
    ];
    for (const delimiter of [',', ';', '\t']) {
      const text = rows.map((row) => row.map((cell) => (cell.includes(';') ? `"${cell}"` : cell)).join(delimiter)).join('\r\n');
      const entries = await read(text);
      expect(entries.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7]);
      expect(entries.map((entry) => ('question' in entry ? entry.question : entry))).toMatchObject([
        { kind: 'SINGLE', points: 2, tags: ['Performance', 'Cessna'], options: [{ text: '65 kt', correct: true }, { correct: false }] },
        {
          kind: 'MULTIPLE',
          options: [
            { correct: true, weight: 50 },
            { correct: false, weight: -50 },
          ],
        },
        { kind: 'TRUE_FALSE', correct: true },
        { kind: 'NUMERIC', value: 29.92, tolerance: 0.01, alternatives: [{ value: 30, percent: 25 }] },
        {
          kind: 'SHORT_TEXT',
          accepted: [
            { text: 'UTC', percent: 100 },
            { text: 'Zulu', percent: 75 },
          ],
        },
        { kind: 'MATCHING', pairs: [{ left: 'V', right: 'speed' }], distractors: ['distance'] },
      ]);
    }
  });

  it('leaves out a wrong row with its line and reason', async () => {
    const head = 'kind,prompt,answer 1,score 1\n';
    expect(
      await read(`${head}essay,"All\n\nof it",,\n\nSINGLE,A,a,perhaps\nNUMERIC,B,ten,\nTRUE_FALSE,C,true,\nNUMERIC,D,"12,5",\n`),
    ).toMatchObject([
      { line: 2, reason: expect.stringContaining('“essay” is not a kind of question: SINGLE') },
      { line: 6, reason: '“perhaps” is neither right nor wrong nor a number' },
      { line: 7, reason: '“ten” is not a number' },
      { line: 8, reason: 'One of true and false is to be right' },
      { line: 9, question: { value: 12.5 } },
    ]);
  });

  it('is refused without its header, and ends where a quote does not', async () => {
    expect(await read('SINGLE,What?,a,right\n')).toMatchObject([{ line: 1, reason: expect.stringContaining('name the columns') }]);
    const text = 'kind,prompt,answer 1\nNUMERIC,A,1\nNUMERIC,"B,2\nNUMERIC,C,3\n';
    expect(await read(text)).toMatchObject([
      { line: 2, question: { prompt: 'A' } },
      { line: 3, reason: expect.stringContaining('from here on') },
    ]);
  });

  it('passes on what goes wrong with the file itself', async () => {
    async function* broken() {
      yield 'kind,prompt\n';
      throw new Error('Connection lost');
    }
    await expect(readAll(importQuestions('csv', broken()))).rejects.toThrow('Connection lost');
  });

  it('holds no formula', () => {
    const option = { text: '=HYPERLINK("http://evil")', correct: true, feedback: '@x' };
    const text = write([questions.questionInput.parse({ kind: 'SINGLE', prompt: '+1', options: [option], tags: ['-a'] })]);
    expect(text).not.toMatch(/(?:^|,)"?[=+@]/m);
    expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`);
  });

  it.each(questions.QUESTION_KINDS)('of %s questions is read back as the same, but for the ids of parts', async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(someQuestion(kind), { selector: ({ id }) => id ?? {}, maxLength: 4 }), async (asked) => {
        const back = await read(write(asked));
        expect(back.map((entry) => ('question' in entry ? entry.question : entry))).toEqual(asked.map(withoutPartIds));
      }),
      { numRuns: 100 },
    );
  });
});
