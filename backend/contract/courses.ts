import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { id, idParams, instant, pageOf, pageQuery, requiredText, text, version } from './primitives.ts';
import { bankTag, question, questionInput } from './questions.ts';

export const courseStatus = z.enum(['DRAFT', 'PUBLISHED', 'ARCHIVED']);
export type CourseStatus = z.infer<typeof courseStatus>;
export const lessonType = z.enum(['TEXT', 'QUIZ']);
export type LessonType = z.infer<typeof lessonType>;

const title = requiredText(200);
const position = z.int().min(0);
const mayChange = z.object({ update: z.boolean(), archive: z.boolean() });

const lessonRef = z.object({ id, title: z.string(), type: lessonType, position, version });
const courseModule = z
  .object({ id, courseId: id, title: z.string(), position, version, archived: z.boolean(), lessons: z.array(lessonRef) })
  .meta({ id: 'Module' });
export type CourseModule = z.output<typeof courseModule>;

export const course = z
  .object({ id, title: z.string(), description: z.string(), status: courseStatus, version, can: mayChange })
  .meta({ id: 'Course' });
export type Course = z.output<typeof course>;

const courseRef = z.object({ id, title: z.string() });

/** `requires` names what comes first, as far as the reader may see it. */
const courseWithModules = course.extend({ modules: z.array(courseModule), requires: z.array(courseRef) }).meta({ id: 'CourseWithModules' });
export type CourseWithModules = z.output<typeof courseWithModules>;

const settings = {
  passPercent: z.number().min(0).max(100).default(80),
  maxAttempts: z.int().min(1).max(100).nullable().default(null),
  timeLimitMinutes: z.int().min(1).max(1_440).nullable().default(null),
  shuffle: z.boolean().default(false),
  reviewPolicy: z.enum(['AFTER_SUBMIT', 'AFTER_PASS', 'NEVER']).default('AFTER_SUBMIT'),
};
/** More than anyone answers at a sitting; a bank of questions is not one quiz. */
export const MOST_QUESTIONS = 1_000;

/** Questions that each attempt takes from the bank by chance. `points` takes the place of each question's own. */
const draw = z.strictObject({
  tag: bankTag,
  count: z.int().min(1).max(200),
  points: z.number().min(0).max(1_000).multipleOf(0.01, { error: 'At most two decimals' }).optional(),
});
export type Draw = z.output<typeof draw>;
const draws = z.array(draw).max(20);

export const quizInput = z.strictObject({
  ...settings,
  questions: z.array(questionInput).max(MOST_QUESTIONS).default([]),
  draws: draws.default([]),
});
export type QuizInput = z.output<typeof quizInput>;

/** What a quiz becomes; what is left out stays. Questions are replaced together. */
const quizChange = z.strictObject({
  passPercent: settings.passPercent.unwrap().optional(),
  maxAttempts: settings.maxAttempts.unwrap().optional(),
  timeLimitMinutes: settings.timeLimitMinutes.unwrap().optional(),
  shuffle: settings.shuffle.unwrap().optional(),
  reviewPolicy: settings.reviewPolicy.unwrap().optional(),
  questions: z.array(questionInput).max(MOST_QUESTIONS).optional(),
  draws: draws.optional(),
});

/** A quiz as its authors see it, and as attempts keep it: there, what was drawn stands among the questions. */
export const quiz = z.object({ ...settings, questions: z.array(question), draws: draws.default([]) }).meta({ id: 'Quiz' });
export type Quiz = z.output<typeof quiz>;

/** A quiz as who may not see its answers gets it: an attempt hands out the questions. */
const shownQuiz = z.strictObject({ ...settings, questionCount: z.int() }).meta({ id: 'ShownQuiz' });

export const lesson = z
  .object({
    id,
    courseId: id,
    moduleId: id,
    title: z.string(),
    type: lessonType,
    position,
    /** Markdown, as it was written: whoever shows it makes it safe. */
    content: z.string(),
    quiz: z.union([quiz, shownQuiz]).nullable(),
    completed: z.boolean(),
    archived: z.boolean(),
    version,
    can: mayChange.extend({ attempt: z.boolean(), complete: z.boolean() }),
  })
  .meta({ id: 'Lesson' });
export type Lesson = z.output<typeof lesson>;

export const listCourses = endpoint({
  method: 'get',
  path: '/courses',
  summary: 'Courses: by title, or by how well they fit what is searched for; students see published ones',
  access: 'course:read',
  query: pageQuery.extend({ q: text(120).optional(), status: courseStatus.optional() }),
  response: pageOf(course),
});

export const createCourse = endpoint({
  method: 'post',
  path: '/courses',
  summary: 'Begins a course, as a draft',
  access: 'course:write',
  status: 201,
  body: z.strictObject({ title, description: text(5_000).default('') }),
  response: courseWithModules,
});

export const getCourse = endpoint({
  method: 'get',
  path: '/courses/:id',
  summary: 'A course with its modules and lessons in order',
  access: 'course:read',
  params: idParams,
  response: courseWithModules,
});

export const updateCourse = endpoint({
  method: 'patch',
  path: '/courses/:id',
  summary: 'Renames, describes, publishes, archives or brings back a course; publishing says what is still missing',
  access: 'course:write',
  params: idParams,
  body: z
    .strictObject({
      title: title.optional(),
      description: text(5_000).optional(),
      status: courseStatus.optional(),
      requiredCourseIds: z.array(id).max(20).optional(),
      /** Brings an archived course back as what it was. */
      archived: z.literal(false).optional(),
    })
    .refine((body) => Object.keys(body).length > 0, { error: 'Nothing to change' }),
  response: courseWithModules,
  errors: ['UNPROCESSABLE'],
});

export const archiveCourse = endpoint({
  method: 'delete',
  path: '/courses/:id',
  summary: 'Archives a course: students no longer see it, what they did stays',
  access: 'course:write',
  status: 204,
  params: idParams,
});

export const orderCourse = endpoint({
  method: 'put',
  path: '/courses/:id/order',
  summary: 'Puts all modules and lessons of a course in an order; a lesson may move to another module',
  access: 'course:write',
  params: idParams,
  body: z.strictObject({ modules: z.array(z.strictObject({ id, lessons: z.array(id).max(1_000) })).max(200) }),
  response: courseWithModules,
});

export const createModule = endpoint({
  method: 'post',
  path: '/courses/:id/modules',
  summary: 'Adds a module at the end of a course',
  access: 'course:write',
  status: 201,
  params: idParams,
  body: z.strictObject({ title }),
  response: courseModule,
});

export const updateModule = endpoint({
  method: 'patch',
  path: '/modules/:id',
  summary: 'Renames a module, or brings it back from the archive',
  access: 'course:write',
  params: idParams,
  body: z
    .strictObject({ title: title.optional(), archived: z.literal(false).optional() })
    .refine((body) => Object.keys(body).length > 0, { error: 'Nothing to change' }),
  response: courseModule,
});

export const archiveModule = endpoint({
  method: 'delete',
  path: '/modules/:id',
  summary: 'Archives a module with its lessons',
  access: 'course:write',
  status: 204,
  params: idParams,
});

const content = text(200_000);

export const createLesson = endpoint({
  method: 'post',
  path: '/modules/:id/lessons',
  summary: 'Adds a text or a quiz at the end of a module',
  access: 'course:write',
  status: 201,
  params: idParams,
  body: z.discriminatedUnion('type', [
    z.strictObject({ title, type: z.literal('TEXT'), content: content.default('') }),
    z.strictObject({ title, type: z.literal('QUIZ'), content: content.default(''), quiz: quizInput }),
  ]),
  largeBody: true,
  response: lesson,
});

export const getLesson = endpoint({
  method: 'get',
  path: '/lessons/:id',
  summary: 'A lesson; a student gets a quiz without its questions, which an attempt hands out',
  access: 'course:read',
  params: idParams,
  response: lesson,
});

export const updateLesson = endpoint({
  method: 'patch',
  path: '/lessons/:id',
  summary: 'Changes a lesson, or brings it back from the archive; a quiz’s questions are replaced together',
  access: 'course:write',
  params: idParams,
  body: z
    .strictObject({
      title: title.optional(),
      content: content.optional(),
      quiz: quizChange.optional(),
      archived: z.literal(false).optional(),
    })
    .refine((body) => Object.keys(body).length > 0, { error: 'Nothing to change' }),
  largeBody: true,
  response: lesson,
  errors: ['UNPROCESSABLE'],
});

export const archiveLesson = endpoint({
  method: 'delete',
  path: '/lessons/:id',
  summary: 'Archives a lesson',
  access: 'course:write',
  status: 204,
  params: idParams,
});

const archivedPart = z.object({
  id,
  kind: z.enum(['module', 'lesson']),
  title: z.string(),
  archivedAt: instant,
  within: z.string().nullable(),
});

export const listArchivedParts = endpoint({
  method: 'get',
  path: '/courses/:id/archive',
  summary: 'The modules and lessons that were taken out of a course, the latest first; `within` names the module of a lesson',
  access: 'course:write',
  params: idParams,
  response: z.object({ items: z.array(archivedPart) }),
});
