import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { questions } from '#contract';
import { someQuestion } from '#test/arbitrary-questions.ts';
import { inPieces, readAll } from '#test/text-pieces.ts';

import { exportGift } from './export-gift.ts';
import { importGift } from './import-gift.ts';

const through = async (asked: readonly questions.QuestionInput[]) => readAll(importGift(inPieces([...exportGift(asked)].join(''))));

/** Ids differ within a quiz, and so they do here. */
const quiz = (...kinds: questions.QuestionKind[]) =>
  fc.array(someQuestion(...kinds), { minLength: 1, maxLength: 4 }).map((asked) => {
    const seen = new Set<string>();
    return asked.filter(({ id }) => id === undefined || (!seen.has(id) && seen.add(id)));
  });

describe('a GIFT export', () => {
  it.each(questions.QUESTION_KINDS)('of %s questions is read back as the same questions, whatever their texts', async (kind) => {
    await fc.assert(
      fc.asyncProperty(quiz(kind), async (asked) => {
        const back = await through(asked);
        expect(back.map((entry) => ('question' in entry ? entry.question : entry))).toEqual(asked);
      }),
      { numRuns: 150 },
    );
  });
});
