import { describe, expect, it } from 'vitest';

import { questions } from '#contract';
import { inPieces, readAll } from '#test/text-pieces.ts';

import { exportQuestions } from './export-questions.ts';
import { importQuestions } from './import-questions.ts';

const write = (question: object) =>
  [...exportQuestions('gift', [questions.questionInput.parse({ prompt: 'Which?', ...question })])].join('');
const read = async (text: string) => {
  const [entry] = await readAll(importQuestions('gift', inPieces(text)));
  return entry && 'question' in entry ? entry.question : entry;
};

describe('a question written as GIFT', () => {
  it('is plain GIFT where GIFT has words for it', () => {
    const options = [
      { text: 'a: b', correct: true, feedback: 'So' },
      { text: 'c', correct: false, weight: 50 },
    ];
    expect(write({ kind: 'SINGLE', options, explanation: 'Since', tags: [], id: 'q1' })).toBe(
      '// [id:q1]\n[markdown]Which? {\n  =a\\: b#So\n  ~%50%c\n  ####Since\n}\n\n',
    );
  });

  it('tells our programs alone how ticks are counted, and others the weights that come nearest', () => {
    const options = [true, true, true, false].map((correct, index) => ({ text: `${index}`, correct }));
    expect(write({ kind: 'MULTIPLE', options, points: 2.5 })).toBe(
      `// flightline {"points":2.5,"scoring":"ticks"}
[markdown]Which? {\n  ~%33.33333%0\n  ~%33.33333%1\n  ~%33.33333%2\n  ~%-33.33333%3\n}\n\n`,
    );
  });

  it('carries a text that GIFT cannot hold in a comment, which counts only while nobody edits the text', async () => {
    const question = { kind: 'MATCHING', pairs: [{ left: 'a -> b', right: 'c' }] };
    const text = write(question);
    expect(text).toContain('// flightline {"question":');
    expect(await read(text)).toMatchObject(question);
    expect(await read(text.replace('-> c', '-> d'))).toMatchObject({ pairs: [{ left: 'a', right: 'b -> d' }] });
  });

  it('keeps the points and ids of who edits its text, but not ids for another number of options', async () => {
    const options = ['x', 'y'].map((id) => ({ id, text: id, correct: id === 'x' }));
    const text = write({ kind: 'SINGLE', options, points: 3 });
    expect(await read(text.replace('~y', '~why'))).toMatchObject({ points: 3, options: [{ id: 'x' }, { id: 'y', text: 'why' }] });
    const more = await read(text.replace('~y', '~y\n  ~z'));
    expect(more).toMatchObject({ points: 3, options: [{ text: 'x' }, { text: 'y' }, { text: 'z' }] });
    expect(JSON.stringify(more)).not.toContain('"id"');
  });

  it('survives an editor that changes its line ends', async () => {
    const question = { kind: 'SHORT_TEXT', accepted: [{ text: 'a\nb', percent: 100 }], prompt: 'One\n\ntwo', explanation: '# x' };
    expect(await read(write(question).replaceAll('\n', '\r\n'))).toMatchObject(question);
  });

  it('is not changed by a garbled comment', async () => {
    expect(await read('// flightline {"points":\nA {T}')).toMatchObject({ prompt: 'A', points: 1 });
    expect(await read('// flightline {"points":"many"}\nA {T}')).toMatchObject({ reason: expect.stringContaining('points') });
  });
});
