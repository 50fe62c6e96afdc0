import { type Act, type Kind, personIn, titled } from './act.ts';

const course = (act: Act) => `the course ${titled(act, 'without a title')}`;
const module = (act: Act) => `the module ${titled(act, 'without a title')}`;
const page = (act: Act) => `the course lesson ${titled(act, 'without a title')}`;
const quiz = (act: Act) => (act.text('title') === undefined ? 'a quiz' : `the quiz ${titled(act, '')}`);

function submitted(act: Act): string {
  const percent = act.is('percent');
  return `submitted ${quiz(act)}${percent === undefined ? '' : ` with ${percent} %`}`;
}

/** Acts on courses, what is in them, and what students do with them. */
export const COURSE_ACTS = {
  'course.create': { label: 'Course made', say: (act) => `made ${course(act)}` },
  'course.update': { label: 'Course changed', say: (act) => `changed ${course(act)}` },
  'course.publish': { label: 'Course published', say: (act) => `published ${course(act)}` },
  'course.archive': { label: 'Course archived', say: (act) => `archived ${course(act)}` },
  'course.order': { label: 'Course put in order', say: (act) => `put ${course(act)} in another order` },
  'module.create': { label: 'Module added', say: (act) => `added ${module(act)}` },
  'module.update': { label: 'Module changed', say: (act) => `changed ${module(act)}` },
  'module.delete': { label: 'Module removed', say: (act) => `removed ${module(act)}` },
  'lesson.create': { label: 'Course lesson added', say: (act) => `added ${page(act)}` },
  'lesson.update': { label: 'Course lesson changed', say: (act) => `changed ${page(act)}` },
  'lesson.delete': { label: 'Course lesson removed', say: (act) => `removed ${page(act)}` },
  'lesson.import': { label: 'Questions imported', say: (act) => `imported questions into ${page(act)}` },
  'lesson.assign': { label: 'Course lesson given', say: (act) => `gave ${page(act)} to ${personIn(act, 'studentId', 'students')}` },
  'lesson.complete': { label: 'Course lesson finished', say: (act) => `finished ${page(act)}` },
  'quiz.start': { label: 'Quiz begun', say: (act) => `began ${quiz(act)}` },
  'quiz.submit': { label: 'Quiz submitted', say: submitted },
} as const satisfies Record<string, Kind>;
