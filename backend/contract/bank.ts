import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { id, idParams, instant, pageOf, pageQuery, queryBoolean, text, version } from './primitives.ts';
import { bankTag, bankTags, question, QUESTION_KINDS, questionInput } from './questions.ts';

/** A question of the school's bank. It is called as it is everywhere it is copied to: `question.id` is `id`. */
const bankQuestion = z
  .object({
    id,
    question,
    tags: z.array(z.string()),
    archived: z.boolean(),
    version,
    createdAt: instant,
    updatedAt: instant,
    can: z.object({ update: z.boolean(), archive: z.boolean() }),
  })
  .meta({ id: 'BankQuestion' });
export type BankQuestion = z.output<typeof bankQuestion>;

export const listQuestions = endpoint({
  method: 'get',
  path: '/bank/questions',
  summary: 'Questions of the bank, the newest first; each word of `q` stands in the prompt',
  access: 'course:write',
  query: pageQuery.extend({
    q: text(120).optional(),
    tag: bankTag.optional(),
    kind: z.enum(QUESTION_KINDS).optional(),
    archived: queryBoolean.optional(),
  }),
  response: pageOf(bankQuestion),
});

export const listTags = endpoint({
  method: 'get',
  path: '/bank/tags',
  summary: 'Every tag of the bank with how many questions that are not archived have it, in order of the alphabet',
  access: 'course:write',
  response: z.object({ items: z.array(z.object({ tag: z.string(), count: z.int() })) }),
});

export const createQuestion = endpoint({
  method: 'post',
  path: '/bank/questions',
  summary: 'Puts a question into the bank; one that nobody could answer rightly is refused',
  access: 'course:write',
  status: 201,
  body: z.strictObject({ question: questionInput, tags: bankTags.default([]) }),
  response: bankQuestion,
});

export const getQuestion = endpoint({
  method: 'get',
  path: '/bank/questions/:id',
  summary: 'A question of the bank',
  access: 'course:write',
  params: idParams,
  response: bankQuestion,
});

export const updateQuestion = endpoint({
  method: 'patch',
  path: '/bank/questions/:id',
  summary: 'Changes a question of the bank, or brings it back from the archive; quizzes and attempts keep their copies',
  access: 'course:write',
  params: idParams,
  body: z
    .strictObject({ question: questionInput.optional(), tags: bankTags.optional(), archived: z.literal(false).optional() })
    .refine((body) => Object.keys(body).length > 0, { error: 'Nothing to change' }),
  response: bankQuestion,
});

export const archiveQuestion = endpoint({
  method: 'delete',
  path: '/bank/questions/:id',
  summary: 'Archives a question: it is drawn no more, what was drawn stays',
  access: 'course:write',
  status: 204,
  params: idParams,
});

export const copyFromLesson = endpoint({
  method: 'post',
  path: '/bank/questions/from-lesson',
  summary: 'Copies the questions of a quiz into the bank, but for those that are in it and those that nobody could answer rightly',
  access: 'course:write',
  body: z.strictObject({ lessonId: id, tags: bankTags.default([]) }),
  response: z.object({ added: z.int(), skipped: z.int() }),
  errors: ['NOT_FOUND', 'UNPROCESSABLE'],
});

/** More than that is more than one file. */
export const MOST_IMPORTED = 5_000;

const skipped = z.object({ line: z.int(), reason: z.string() });

/** A line of the answer to an import: how far it is. `line` is where the last question that was read begins. */
const importProgress = z.object({ imported: z.int(), skipped: z.int(), line: z.int() });

/** The last line. `problems` are the first of what was skipped; `stopped` says why the rest of the file was not read. */
const importResult = importProgress.extend({
  done: z.literal(true),
  problems: z.array(skipped),
  stopped: z.string().nullable(),
});
export const importLine = z.union([importResult, importProgress]);
export type ImportProgress = z.output<typeof importProgress>;
export type ImportResult = z.output<typeof importResult>;

export const importQuestions = endpoint({
  method: 'post',
  path: '/bank/import',
  summary: 'Puts a file of questions into the bank. Each line of the answer tells how far it is, the last one what came of it',
  access: 'course:write',
  query: z.strictObject({
    format: z.enum(['gift', 'aiken', 'moodle-xml', 'csv']),
    /** For all of them, beside those the file gives; divided by commas. */
    tags: text(1_300).optional(),
  }),
  textBody: true,
  stream: 'application/x-ndjson',
  errors: ['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'],
});

export const exportQuestions = endpoint({
  method: 'get',
  path: '/bank/export',
  summary: 'The questions of the bank, or those of a tag, as a file',
  access: 'course:write',
  query: z.strictObject({ tag: bankTag.optional(), format: z.enum(['gift', 'csv']) }),
  stream: 'text/plain',
});
