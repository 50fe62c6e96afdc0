import * as z from 'zod';

import { lessonType } from './courses.ts';
import { endpoint } from './endpoint.ts';
import { id, idParams, instant, pageOf, pageQuery, personRef, queryBoolean, version } from './primitives.ts';
import { answers, answerTimes, reviewedQuestion, shownQuestion } from './questions.ts';

export const attemptStatus = z.enum(['IN_PROGRESS', 'SUBMITTED', 'EXPIRED']);

/** What an attempt came to; null while it is open. */
const result = z.object({
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
  percent: z.number().nullable(),
  passed: z.boolean().nullable(),
});

const attemptSummary = z
  .object({
    id,
    lessonId: id,
    student: personRef,
    number: z.int(),
    status: attemptStatus,
    startedAt: instant,
    expiresAt: instant.nullable(),
    submittedAt: instant.nullable(),
    ...result.shape,
  })
  .meta({ id: 'AttemptSummary' });
export type AttemptSummary = z.output<typeof attemptSummary>;

/** An attempt as its student works on it. `now` is the server's clock, for the timer. */
const attempt = z
  .object({ ...attemptSummary.shape, now: instant, questions: z.array(shownQuestion), answers, version })
  .meta({ id: 'Attempt' });
export type Attempt = z.output<typeof attempt>;

const attemptResult = z
  .object({
    id,
    status: attemptStatus,
    submittedAt: instant.nullable(),
    score: z.number(),
    maxScore: z.number(),
    percent: z.number(),
    passed: z.boolean(),
    /** Every question below full points, as far as the quiz's review policy shows them. */
    incorrect: z.array(reviewedQuestion),
  })
  .meta({ id: 'AttemptResult' });
export type AttemptResult = z.output<typeof attemptResult>;

export const startAttempt = endpoint({
  method: 'post',
  path: '/lessons/:id/attempts',
  summary: 'Begins an attempt at a quiz, or gives the open one again',
  access: 'quiz:attempt',
  status: 201,
  params: idParams,
  body: z.strictObject({}),
  response: attempt,
  errors: ['NO_ATTEMPTS_LEFT', 'COURSE_LOCKED', 'UNPROCESSABLE'],
});

export const getAttempt = endpoint({
  method: 'get',
  path: '/attempts/:id',
  summary: 'One’s own attempt as it stands',
  access: 'quiz:attempt',
  params: idParams,
  response: attempt,
});

export const saveAnswers = endpoint({
  method: 'patch',
  path: '/attempts/:id',
  summary: 'Saves answers; those that are not named stay as they are, and an older one never replaces a newer one',
  access: 'quiz:attempt',
  params: idParams,
  body: z.strictObject({ answers, answeredAt: answerTimes.optional() }),
  response: attempt,
  errors: ['ATTEMPT_CLOSED'],
});

export const submitAttempt = endpoint({
  method: 'post',
  path: '/attempts/:id/submit',
  summary: 'Hands an attempt in; once it is, the same result is answered again',
  access: 'quiz:attempt',
  params: idParams,
  body: z.strictObject({ answers: answers.optional(), answeredAt: answerTimes.optional() }),
  response: attemptResult,
});

export const listAttempts = endpoint({
  method: 'get',
  path: '/attempts',
  summary: 'Attempts, the newest first: one’s own for students, all for others',
  access: 'course:read',
  query: pageQuery.extend({ lessonId: id.optional(), studentId: id.optional() }),
  response: pageOf(attemptSummary),
});

const assignment = z
  .object({
    id,
    lesson: z.object({ id, title: z.string(), type: lessonType, courseId: id, courseTitle: z.string() }),
    student: personRef,
    dueAt: instant.nullable(),
    createdAt: instant,
    completed: z.boolean(),
  })
  .meta({ id: 'Assignment' });
export type Assignment = z.output<typeof assignment>;

export const assignLesson = endpoint({
  method: 'post',
  path: '/lessons/:id/assignments',
  summary: 'Gives a lesson to students to do, until a moment if there is one',
  access: 'course:write',
  status: 201,
  params: idParams,
  body: z.strictObject({ studentIds: z.array(id).min(1).max(200), dueAt: instant.nullable().optional() }),
  response: z.object({ items: z.array(assignment) }),
  errors: ['UNPROCESSABLE'],
});

export const listAssignments = endpoint({
  method: 'get',
  path: '/assignments',
  summary: 'What was given to do, the newest first, or what is due first: one’s own for students, all for others',
  access: 'course:read',
  query: pageQuery.extend({
    studentId: id.optional(),
    lessonId: id.optional(),
    completed: queryBoolean.optional(),
    /** Whether the date is over and the lesson is not completed. */
    overdue: queryBoolean.optional(),
    /** `due`: what is open before what is done, the nearest date first, what has no date last. */
    order: z.enum(['newest', 'due']).default('newest'),
  }),
  response: pageOf(assignment),
});

export const unassignLesson = endpoint({
  method: 'delete',
  path: '/assignments/:id',
  summary: 'Takes back what was given to do; what the student completed stays completed',
  access: 'course:write',
  status: 204,
  params: idParams,
});

const courseProgress = z
  .object({
    courseId: id,
    title: z.string(),
    lessons: z.int(),
    completed: z.int(),
    percent: z.number(),
    completedLessonIds: z.array(id),
    /** Where to go on; null when all is done. */
    nextLessonId: id.nullable(),
  })
  .meta({ id: 'CourseProgress' });
export type CourseProgress = z.output<typeof courseProgress>;

export const completeLesson = endpoint({
  method: 'post',
  path: '/lessons/:id/complete',
  summary: 'Marks a text lesson as read; quizzes are completed by passing them',
  access: 'quiz:attempt',
  params: idParams,
  body: z.strictObject({}),
  response: courseProgress,
  errors: ['COURSE_LOCKED', 'UNPROCESSABLE'],
});

/** What a school asks to be completed before one books; null where it asks nothing. */
export const getBookingRequirement = endpoint({
  method: 'get',
  path: '/booking-requirement',
  summary: 'The course one completes before one may request lessons, and how far one is in it',
  access: 'course:read',
  response: z.object({
    course: z.object({ id, title: z.string(), lessons: z.int(), completed: z.int(), isCompleted: z.boolean() }).nullable(),
  }),
});

export const getProgress = endpoint({
  method: 'get',
  path: '/progress',
  summary: 'How far a student is in each published course, or in one: oneself for students, whom one names for others',
  access: 'course:read',
  query: z.strictObject({ studentId: id.optional(), courseId: id.optional() }),
  response: z.object({ items: z.array(courseProgress) }),
});

const skipped = z.object({ line: z.int(), reason: z.string() });

export const importQuestions = endpoint({
  method: 'post',
  path: '/modules/:id/import',
  summary: 'Makes a quiz of a file of questions; a wrong one is skipped with its line and reason',
  access: 'course:write',
  status: 201,
  params: idParams,
  query: z.strictObject({ format: z.enum(['gift', 'aiken', 'moodle-xml', 'csv']), title: z.string().trim().min(1).max(200).optional() }),
  textBody: true,
  response: z.object({ lessonId: id, imported: z.int(), skipped: z.array(skipped) }).meta({ id: 'Import' }),
  errors: ['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'UNPROCESSABLE'],
});

export const exportQuestions = endpoint({
  method: 'get',
  path: '/lessons/:id/export',
  summary: 'A quiz’s questions as a file',
  access: 'course:write',
  params: idParams,
  query: z.strictObject({ format: z.enum(['gift', 'csv']) }),
  stream: 'text/plain',
  errors: ['UNPROCESSABLE'],
});
