import fc from 'fast-check';

import { questions } from '#contract';

/** What has a meaning in GIFT, CSV, XML, Markdown or JSON, and may stand in any text all the same. */
const LOADED = [
  ...[
    '~',
    '=',
    '#',
    '{',
    '}',
    ':',
    '\\',
    '%',
    '[',
    ']',
    '->',
    '//',
    '####',
    '::',
    '[html]',
    '[markdown]',
    '%50%',
    '\\n',
    '&&061;',
    '&&010',
  ],
  ...[
    '$CATEGORY: a',
    '*',
    '_',
    '`',
    '<b>',
    '&amp;',
    '&',
    '"',
    "'",
    ',',
    ';',
    '+',
    '-',
    '@',
    '|',
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    '  ',
    '\u00a0',
  ],
  ...[
    'A)',
    'ANSWER: A',
    'TRUE',
    'T',
    '..',
    '$$',
    '// flightline {"points":2}',
    '\ufdd0',
    '\u2028',
    '[id:x]',
    'ß',
    'é',
    'e\u0301',
    'Σς',
    '😀',
  ],
];

/** Text as the contract lets it through: trimmed, never empty, full of traps. */
export const someText = (maxLength = 12): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...LOADED), fc.string({ maxLength: 4 }), fc.string({ unit: 'grapheme', maxLength: 3 })), {
      minLength: 1,
      maxLength,
    })
    .map((parts) => parts.join('').trim())
    .filter((text) => questions.questionInput.safeParse({ kind: 'TRUE_FALSE', correct: true, prompt: text }).success);

const points = fc.oneof(
  fc.constantFrom(0, 1, 2, 0.1, 0.2, 0.3, 2.5),
  fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100),
);
const weight = fc.oneof(
  fc.constantFrom(0, 50, 100, -50, 33.33333, 66.66667, 16.66667, 14.28571, -33.33333, 12.5),
  fc.integer({ min: -10_000_000, max: 10_000_000 }).map((steps) => steps / 100_000),
);
const percent = fc.oneof(fc.constantFrom(0, 50, 100, 33.33333), fc.double({ min: 0, max: 100, noNaN: true }));
const measure = fc.oneof(
  fc.integer({ min: -1_000, max: 1_000 }).map((steps) => steps / 10),
  fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((value) => value + 0),
);
const tolerance = fc.oneof(fc.constantFrom(0, 0.1, 0.5, 2), fc.double({ min: 0, max: 1e6, noNaN: true }));

const idText = fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/).filter((id) => id !== '__proto__');
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });

/** Leaves out what is undefined, as JSON would. */
const present = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;

const common = {
  id: optional(idText),
  prompt: someText(20),
  points,
  explanation: optional(someText()),
  tags: optional(
    fc
      .array(
        someText(4).filter((tag) => tag.length <= 40),
        { maxLength: 3 },
      )
      .filter((tags) => tags.length > 0),
  ),
};
const feedback = optional(someText());
const named = <T>(parts: fc.Arbitrary<T[]>) =>
  fc.tuple(parts, fc.boolean()).map(([list, withIds]) => list.map((part, index) => (withIds ? { id: `part-${index}`, ...part } : part)));
const option = (weights: fc.Arbitrary<number | undefined>) =>
  fc.record({ text: someText(), correct: fc.boolean(), feedback, weight: weights }).map(present);
const options = fc
  .boolean()
  .chain((weighted) => named(fc.array(option(weighted ? optional(weight) : fc.constant(undefined)), { minLength: 1, maxLength: 6 })));

const BY_KIND = {
  SINGLE: fc.record({ ...common, options }),
  MULTIPLE: fc.record({ ...common, options }),
  TRUE_FALSE: fc.record({ ...common, correct: fc.boolean(), feedbackTrue: feedback, feedbackFalse: feedback }),
  NUMERIC: fc.record({
    ...common,
    value: measure,
    tolerance,
    feedback,
    alternatives: optional(
      fc.array(fc.record({ value: measure, tolerance, percent, feedback }).map(present), { minLength: 1, maxLength: 3 }),
    ),
  }),
  SHORT_TEXT: fc.record({
    ...common,
    accepted: fc.array(fc.record({ text: someText(), percent, feedback }).map(present), { minLength: 1, maxLength: 4 }),
  }),
  MATCHING: fc.record({
    ...common,
    pairs: named(fc.array(fc.record({ left: someText(), right: someText() }), { minLength: 1, maxLength: 5 })),
    distractors: optional(fc.array(someText(), { minLength: 1, maxLength: 3 })),
  }),
} as const satisfies Record<questions.QuestionKind, fc.Arbitrary<object>>;

/** Any question an author could send, of one kind or of all. */
export const someQuestion = (...kinds: questions.QuestionKind[]): fc.Arbitrary<questions.QuestionInput> =>
  fc.oneof(
    ...(kinds.length > 0 ? kinds : questions.QUESTION_KINDS).map((kind) =>
      BY_KIND[kind].map((question) => questions.questionInput.parse(present({ kind, ...question }))),
    ),
  );

let made = 0;

/** Ids that count up: what a test needs of them is that they differ. */
export const nextId = (): string => `id-${++made}`;
