import * as z from 'zod';

import { instant, requiredText, text } from './primitives.ts';

export const QUESTION_KINDS = ['SINGLE', 'MULTIPLE', 'TRUE_FALSE', 'NUMERIC', 'SHORT_TEXT', 'MATCHING'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A question's or an option's own name inside its quiz. Who writes a quiz may leave it out and gets one made. `__proto__` names no field of an object. */
const key = z.string().regex(/^(?!__proto__$)[A-Za-z0-9._-]{1,64}$/, { error: 'Not an id' });
export const questionId = key;

const MOST_TAG_LETTERS = 60;
const tidyTag = (tag: string) => tag.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();

/** What a question of the bank is found by and drawn by: tags that differ in case or spaces alone are one. */
export const bankTag = z.string().overwrite(tidyTag).pipe(requiredText(MOST_TAG_LETTERS));
export const bankTags = z
  .array(bankTag)
  .max(20)
  .overwrite((tags) => [...new Set(tags)]);

const words = requiredText(1_000);
const feedback = text(2_000).optional();

/** A share of the points, in percent; GIFT's weights have five decimals, and a wrong option may take points away. */
const weight = z.number().min(-100).max(100);
const share = z.number().min(0).max(100);

/** A measured value; beyond these bounds a double no longer tells neighbours apart. */
const measure = z.number().min(-1e15).max(1e15);

const common = {
  id: key.optional(),
  prompt: requiredText(10_000),
  /** With at most two decimals, so that sums stay exact. */
  points: z.number().min(0).max(1_000).multipleOf(0.01, { error: 'At most two decimals' }).default(1),
  explanation: text(10_000).optional(),
  tags: z.array(requiredText(MOST_TAG_LETTERS)).max(20).optional(),
};

const option = z.strictObject({ id: key.optional(), text: words, correct: z.boolean(), feedback, weight: weight.optional() });
const options = z.array(option).min(1).max(50);

const single = z.strictObject({ ...common, kind: z.literal('SINGLE'), options });
const multiple = z.strictObject({ ...common, kind: z.literal('MULTIPLE'), options });
const trueFalse = z.strictObject({
  ...common,
  kind: z.literal('TRUE_FALSE'),
  correct: z.boolean(),
  /** What to tell who answered so. */
  feedbackTrue: feedback,
  feedbackFalse: feedback,
});
const numeric = z.strictObject({
  ...common,
  kind: z.literal('NUMERIC'),
  value: measure,
  tolerance: z.number().min(0).max(1e15).default(0),
  feedback,
  /** Further answers that earn a share of the points. */
  alternatives: z
    .array(z.strictObject({ value: measure, tolerance: z.number().min(0).max(1e15).default(0), percent: share, feedback }))
    .max(20)
    .optional(),
});
const shortText = z.strictObject({
  ...common,
  kind: z.literal('SHORT_TEXT'),
  accepted: z
    .array(z.strictObject({ text: words, percent: share.default(100), feedback }))
    .min(1)
    .max(50),
});
const matching = z.strictObject({
  ...common,
  kind: z.literal('MATCHING'),
  pairs: z
    .array(z.strictObject({ id: key.optional(), left: words, right: words }))
    .min(1)
    .max(50),
  /** Right sides that belong to no left one. */
  distractors: z.array(words).max(20).optional(),
});

/** A question as its author writes it. That it can be answered rightly at all is asked when its course is published. */
export const questionInput = z.discriminatedUnion('kind', [single, multiple, trueFalse, numeric, shortText, matching]);
export type QuestionInput = z.output<typeof questionInput>;

// Spelled out for each kind: through a generic function the types of the fields would be lost.
const named = { id: key };
const namedOptions = z.array(option.extend(named)).min(1).max(50);

/** A question as its author sees it: with its answers, every part named. */
export const question = z
  .discriminatedUnion('kind', [
    single.extend({ ...named, options: namedOptions }),
    multiple.extend({ ...named, options: namedOptions }),
    trueFalse.extend(named),
    numeric.extend(named),
    shortText.extend(named),
    matching.extend({
      ...named,
      pairs: z
        .array(z.strictObject({ id: key, left: words, right: words }))
        .min(1)
        .max(50),
    }),
  ])
  .meta({ id: 'Question' });
export type Question = z.output<typeof question>;

const shown = { id: key, prompt: z.string(), points: z.number() };
const shownOptions = z.array(z.strictObject({ id: key, text: z.string() }));

/** A question as a student gets it: strict, so that no answer can slip in. */
export const shownQuestion = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...shown, kind: z.literal('SINGLE'), options: shownOptions }),
    z.strictObject({ ...shown, kind: z.literal('MULTIPLE'), options: shownOptions }),
    z.strictObject({ ...shown, kind: z.literal('TRUE_FALSE') }),
    z.strictObject({ ...shown, kind: z.literal('NUMERIC') }),
    z.strictObject({ ...shown, kind: z.literal('SHORT_TEXT') }),
    z.strictObject({
      ...shown,
      kind: z.literal('MATCHING'),
      pairs: z.array(z.strictObject({ id: key, left: z.string() })),
      rights: z.array(z.string()),
    }),
  ])
  .meta({ id: 'ShownQuestion' });
export type ShownQuestion = z.output<typeof shownQuestion>;

/** What was answered, by kind: option ids, a boolean, a number, a text, or the right side of each pair. */
export const answer = z.union([z.array(key).max(50), z.boolean(), measure, z.string().max(2_000), z.record(key, z.string().max(1_000))]);
export type Answer = z.output<typeof answer>;

/** Answers by question id; null takes one back. */
export const answers = z.record(key, answer.nullable());
export type Answers = z.output<typeof answers>;

/** When each answer was given, by question id: of two answers to one question the newer counts, whichever arrives first. */
export const answerTimes = z.record(key, instant);
export type AnswerTimes = z.output<typeof answerTimes>;

/** What a question below full points came to; `correct` is given as an answer would be. */
export const reviewedQuestion = z
  .object({
    questionId: key,
    prompt: z.string(),
    given: answer.nullable(),
    correct: answer.nullable(),
    explanation: z.string().nullable(),
    feedback: z.string().nullable(),
    points: z.number(),
    maxPoints: z.number(),
  })
  .meta({ id: 'ReviewedQuestion' });
export type ReviewedQuestion = z.output<typeof reviewedQuestion>;
