import * as z from 'zod';

import { lessonType } from './courses.ts';
import { endpoint } from './endpoint.ts';
import { id, idParams, instant, pageOf, pageQuery, personRef, version } from './primitives.ts';
import { QUESTION_KINDS, questionId } from './questions.ts';

export const cellStatus = z.enum(['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'FAILED']);
export type CellStatus = z.output<typeof cellStatus>;

const percent = z.number();
const share = z.number().min(0).max(1);

const classLesson = z.object({ id, title: z.string(), type: lessonType, moduleId: id, moduleTitle: z.string() });
export type ClassLesson = z.output<typeof classLesson>;

/** How one student stands in one lesson. `FAILED`: attempts are finished, none passed, none is open. */
const classCell = z.object({
  status: cellStatus,
  best: percent.nullable(),
  attempts: z.int(),
  dueAt: instant.nullable(),
  overdue: z.boolean(),
});
export type ClassCell = z.output<typeof classCell>;

/** A student's row of the class grid: a cell for each of its lessons, in their order. */
const classRow = z.object({ student: personRef, cells: z.array(classCell), percent }).meta({ id: 'ClassRow' });
export type ClassRow = z.output<typeof classRow>;

export const getClass = endpoint({
  method: 'get',
  path: '/courses/:id/class',
  summary: 'How each active student stands in each lesson of a course, students by name',
  access: 'course:write',
  params: idParams,
  query: pageQuery,
  response: pageOf(classRow)
    .extend({ course: z.object({ id, title: z.string() }), lessons: z.array(classLesson) })
    .meta({ id: 'ClassGrid' }),
});
export type ClassGrid = z.output<typeof getClass.response>;

export const exportClass = endpoint({
  method: 'get',
  path: '/courses/:id/class.csv',
  summary: 'The class grid of a course as a table, all active students',
  access: 'course:write',
  params: idParams,
  stream: 'text/csv',
});

/** A stretch of a histogram, its end excluded save for the last; `to` is null where the last has no end. */
const bucket = z.object({ from: z.number(), to: z.number().nullable(), count: z.int() });
export type Bucket = z.output<typeof bucket>;

const chosenOption = z.object({ id: questionId, text: z.string(), correct: z.boolean(), chosen: z.int(), share });

const questionFigures = z
  .object({
    questionId,
    kind: z.enum(QUESTION_KINDS),
    prompt: z.string(),
    /** Whether the lesson asks it still. */
    current: z.boolean(),
    asked: z.int(),
    unanswered: share,
    /** The mean share of its points that was earned: 1 is a question that everybody knows. */
    difficulty: share,
    /** The correlation of what it earned with what the attempt’s other questions earned; null where there is none to speak of. */
    discrimination: z.number().min(-1).max(1).nullable(),
    /** How often each was chosen, where there are options to choose from. */
    options: z.array(chosenOption).nullable(),
  })
  .meta({ id: 'QuestionFigures' });
export type QuestionFigures = z.output<typeof questionFigures>;

const timeUsed = z.object({ median: z.number(), lowerQuartile: z.number(), upperQuartile: z.number(), histogram: z.array(bucket) });

const quizFigures = z
  .object({
    lesson: z.object({ id, title: z.string(), courseId: id, version, passPercent: percent }),
    attempts: z.int(),
    students: z.int(),
    /** There are more attempts than were looked at: these are the newest. */
    sampled: z.boolean(),
    mean: percent.nullable(),
    median: percent.nullable(),
    standardDeviation: percent.nullable(),
    passRate: share.nullable(),
    percents: z.array(bucket),
    /** In seconds. */
    time: timeUsed.nullable(),
    questions: z.array(questionFigures),
  })
  .meta({ id: 'QuizFigures' });
export type QuizFigures = z.output<typeof quizFigures>;

const whichAttempts = z.strictObject({ attempts: z.enum(['first', 'all']).default('all') });

export const getFigures = endpoint({
  method: 'get',
  path: '/lessons/:id/figures',
  summary: 'What the finished attempts at a quiz tell of it and of each of its questions',
  access: 'course:write',
  params: idParams,
  query: whichAttempts,
  response: quizFigures,
  errors: ['UNPROCESSABLE'],
});

export const exportFigures = endpoint({
  method: 'get',
  path: '/lessons/:id/figures.csv',
  summary: 'The figures of a quiz’s questions as a table',
  access: 'course:write',
  params: idParams,
  query: whichAttempts,
  stream: 'text/csv',
  errors: ['UNPROCESSABLE'],
});

const judged = z.object({ score: z.number(), maxScore: z.number(), percent, passed: z.boolean() });
export type Judged = z.output<typeof judged>;

/** What becomes of having completed the lesson. */
const completionChange = z.enum(['GAINS', 'LOSES']);

const changedAttempt = z.object({
  attemptId: id,
  student: personRef,
  number: z.int(),
  before: judged,
  after: judged,
  completion: completionChange.nullable(),
});
export type ChangedAttempt = z.output<typeof changedAttempt>;

const counts = { attempts: z.int(), changed: z.int(), gained: z.int(), lost: z.int() };

export const previewRegrade = endpoint({
  method: 'post',
  path: '/lessons/:id/regrade/preview',
  summary: 'Whose results a regrade would change, and by how much; changes nothing',
  access: 'course:write',
  params: idParams,
  body: z.strictObject({}),
  response: z
    .object({
      ...counts,
      lessonVersion: version,
      /** Attempts whose questions change, be it without another result. */
      rewritten: z.int(),
      /** The first of those whose result changes. */
      items: z.array(changedAttempt),
    })
    .meta({ id: 'RegradePreview' }),
  errors: ['UNPROCESSABLE'],
});
export type RegradePreview = z.output<typeof previewRegrade.response>;

const regrade = z
  .object({
    id,
    lessonId: id,
    number: z.int(),
    lessonVersion: version,
    ...counts,
    by: personRef,
    createdAt: instant,
    undoneBy: personRef.nullable(),
    undoneAt: instant.nullable(),
    can: z.object({ undo: z.boolean() }),
  })
  .meta({ id: 'Regrade' });
export type Regrade = z.output<typeof regrade>;

export const regradeLesson = endpoint({
  method: 'post',
  path: '/lessons/:id/regrade',
  summary: 'Judges the finished attempts at a quiz with its questions as they are now',
  access: 'course:write',
  status: 201,
  params: idParams,
  body: z.strictObject({}),
  response: regrade,
  errors: ['UNPROCESSABLE'],
});

export const undoRegrade = endpoint({
  method: 'post',
  path: '/regrades/:id/undo',
  summary: 'Makes of each attempt again what it was before a regrade; the latest goes first',
  access: 'course:write',
  params: idParams,
  body: z.strictObject({}),
  response: regrade,
  errors: ['INVALID_TRANSITION'],
});

export const listRegrades = endpoint({
  method: 'get',
  path: '/lessons/:id/regrades',
  summary: 'The regrades of a quiz, the newest first',
  access: 'course:write',
  params: idParams,
  query: pageQuery,
  response: pageOf(regrade),
});
