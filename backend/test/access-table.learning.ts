import { v7 as uuidv7 } from 'uuid';

import { courses } from '#contract';
import { quizDocument } from '#src/modules/learning/index.ts';

import { bankExamples } from './access-table.bank.ts';
import type { Call, Cast } from './access-table.cast.ts';
import type { Person } from './person.ts';

const quizOf = (prompt: string) =>
  quizDocument(courses.quizInput.parse({ questions: [{ id: 'q1', kind: 'TRUE_FALSE', prompt, correct: true }] }));
/** The quiz of `aCourse`. */
export const QUIZ = quizOf('Is the runway dry?');

/** A published course with one module, one text and one quiz, made for one example alone. */
export const aCourse = ({ school }: Cast) =>
  school.inScope(async ({ tx, tenantId }) => {
    const [course, courseModule, text, quiz] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
    await tx.course.create({ data: { tenantId, id: course, title: `Course ${course}`, status: 'PUBLISHED' }, select: { id: true } });
    await tx.courseModule.createMany({ data: [{ tenantId, id: courseModule, courseId: course, title: 'Weather', position: 0 }] });
    const place = { tenantId, courseId: course, moduleId: courseModule };
    const lessons = [
      { ...place, id: text, type: 'TEXT' as const, title: 'Clouds', content: '# Clouds', position: 0 },
      { ...place, id: quiz, type: 'QUIZ' as const, title: 'Clouds, asked', quiz: quizOf(`Is ${quiz} dry?`), position: 1 },
    ];
    for (const data of lessons) await tx.lesson.create({ data, select: { id: true } });
    return { course, courseModule, text, quiz };
  });

const anAttempt = async (cast: Cast) => {
  const { quiz: lessonId } = await aCourse(cast);
  return cast.school.inScope(async ({ tx, tenantId, now }) => {
    const data = { tenantId, id: uuidv7(), lessonId, studentId: cast.student.id, number: 1, quiz: QUIZ, startedAt: now };
    return (await tx.quizAttempt.create({ data, select: { id: true } })).id;
  });
};

const anAssignment = async (cast: Cast) => {
  const { text: lessonId } = await aCourse(cast);
  return cast.school.inScope(async ({ tx, tenantId }) => {
    const data = { tenantId, id: uuidv7(), lessonId, studentId: cast.student.id, assignedBy: cast.instructor.id };
    return (await tx.lessonAssignment.create({ data, select: { id: true } })).id;
  });
};

type Course = Awaited<ReturnType<typeof aCourse>>;

const on =
  (path: (course: Course) => string, body?: (course: Course) => object) =>
  async (cast: Cast): Promise<Call> => {
    const course = await aCourse(cast);
    return { path: path(course), ...(body && { body: body(course) }) };
  };

const onAttempt =
  (act = '', body?: object) =>
  async (cast: Cast): Promise<Call> => ({ path: `/attempts/${await anAttempt(cast)}${act}`, ...(body && { body }) });

const read = (path: string) => ({ call: () => ({ path }) });
const ANSWERS = { answers: { q1: true } };

/** Requests about courses, lessons, attempts and progress. */
export const LEARNING_EXAMPLES = {
  'GET /courses': read('/courses?limit=100'),
  'GET /booking-requirement': read('/booking-requirement'),
  'POST /courses': { call: () => ({ path: '/courses', body: { title: 'Meteorology' } }), audit: ['course.create'] },
  'GET /courses/:id': { call: on(({ course }) => `/courses/${course}`) },
  'PATCH /courses/:id': {
    call: on(
      ({ course }) => `/courses/${course}`,
      () => ({ title: 'Weather' }),
    ),
    audit: ['course.update'],
  },
  'DELETE /courses/:id': { call: on(({ course }) => `/courses/${course}`), audit: ['course.archive'] },
  'GET /courses/:id/archive': { call: on(({ course }) => `/courses/${course}/archive`) },
  'PUT /courses/:id/order': {
    call: on(
      ({ course }) => `/courses/${course}/order`,
      ({ courseModule, text, quiz }) => ({ modules: [{ id: courseModule, lessons: [quiz, text] }] }),
    ),
    audit: ['course.update'],
  },
  'POST /courses/:id/modules': {
    call: on(
      ({ course }) => `/courses/${course}/modules`,
      () => ({ title: 'Wind' }),
    ),
    audit: ['module.create'],
  },
  'PATCH /modules/:id': {
    call: on(
      ({ courseModule }) => `/modules/${courseModule}`,
      () => ({ title: 'Wind' }),
    ),
    audit: ['module.update'],
  },
  'DELETE /modules/:id': { call: on(({ courseModule }) => `/modules/${courseModule}`), audit: ['module.archive'] },
  'POST /modules/:id/lessons': {
    call: on(
      ({ courseModule }) => `/modules/${courseModule}/lessons`,
      () => ({ title: 'Fog', type: 'TEXT', content: '# Fog' }),
    ),
    audit: ['lesson.create'],
  },
  'POST /modules/:id/import': {
    call: async (cast: Cast): Promise<Call> => {
      const { courseModule } = await aCourse(cast);
      return { path: `/modules/${courseModule}/import?format=gift`, text: 'Is fog a cloud?{T}' };
    },
    audit: ['lesson.create', 'lesson.import'],
  },
  'GET /lessons/:id': { call: on(({ text }) => `/lessons/${text}`) },
  'PATCH /lessons/:id': {
    call: on(
      ({ text }) => `/lessons/${text}`,
      () => ({ content: '# Fog' }),
    ),
    audit: ['lesson.update'],
  },
  'DELETE /lessons/:id': { call: on(({ text }) => `/lessons/${text}`), audit: ['lesson.archive'] },
  'GET /lessons/:id/export': { call: on(({ quiz }) => `/lessons/${quiz}/export?format=gift`) },
  'POST /lessons/:id/attempts': {
    call: on(
      ({ quiz }) => `/lessons/${quiz}/attempts`,
      () => ({}),
    ),
    audit: { none: 'an attempt counts once it is handed in' },
  },
  'POST /lessons/:id/complete': {
    call: on(
      ({ text }) => `/lessons/${text}/complete`,
      () => ({}),
    ),
    audit: ['lesson.complete'],
  },
  'POST /lessons/:id/assignments': {
    call: async (cast: Cast): Promise<Call> => {
      const { text } = await aCourse(cast);
      return { path: `/lessons/${text}/assignments`, body: { studentIds: [cast.student.id] } };
    },
    audit: ['lesson.assign'],
  },
  'GET /attempts': read('/attempts?limit=100'),
  'GET /attempts/:id': { call: onAttempt() },
  'PATCH /attempts/:id': { call: onAttempt('', ANSWERS), audit: { none: 'answers count once they are handed in' } },
  'POST /attempts/:id/submit': { call: onAttempt('/submit', ANSWERS), audit: ['quiz.submit'] },
  'GET /assignments': read('/assignments?limit=100'),
  'DELETE /assignments/:id': {
    call: async (cast: Cast): Promise<Call> => ({ path: `/assignments/${await anAssignment(cast)}` }),
    audit: ['lesson.unassign'],
  },
  'GET /progress': {
    call: (cast: Cast, owner: Person): Call => ({ path: `/progress?studentId=${owner.role === 'STUDENT' ? owner.id : cast.student.id}` }),
  },
  ...bankExamples(async (cast) => (await aCourse(cast)).quiz),
};
