import { type Act, type Kind, personIn, titled } from './act.ts';

const course = (act: Act) => `the course ${titled(act, 'without a title')}`;
const module = (act: Act) => `the module ${titled(act, 'without a title')}`;
const page = (act: Act) => `the course lesson ${titled(act, 'without a title')}`;
const quiz = (act: Act) => (act.text('title') === undefined ? 'a quiz' : `the quiz ${titled(act, '')}`);

const asked = (act: Act) => `the question ${titled(act, 'without a prompt')}`;
const amount = (act: Act) => (act.is('imported') === '1' ? 'a question' : `${act.is('imported') ?? 'some'} questions`);

function submitted(act: Act): string {
  const percent = act.is('percent');
  return `submitted ${quiz(act)}${percent === undefined ? '' : ` with ${percent} %`}`;
}

function regraded(act: Act): string {
  const changed = act.is('changed');
  return `regraded ${quiz(act)}${changed === undefined ? '' : `, which changed ${changed} ${changed === '1' ? 'result' : 'results'}`}`;
}

function fromTo(act: Act): string {
  const [before, after] = [act.was('percent'), act.is('percent')];
  return before === undefined || after === undefined ? '' : `: ${before} % became ${after} %`;
}

function courseChanged(act: Act): string {
  if (act.was('status') !== act.is('status') && act.is('status') === 'PUBLISHED') return `published ${course(act)}`;
  return `changed ${course(act)}`;
}

const courseOf = (act: Act) => `the course “${act.text('courseTitle') ?? ''}”`;

/** Acts on courses, what is in them, and what students do with them. */
export const COURSE_ACTS = {
  'course.create': { label: 'Course made', say: (act) => `made ${course(act)}` },
  'course.update': { label: 'Course changed', say: courseChanged },
  'course.archive': { label: 'Course archived', say: (act) => `archived ${course(act)}` },
  'course.restore': { label: 'Course brought back', say: (act) => `brought ${course(act)} back` },
  'module.create': { label: 'Module added', say: (act) => `added ${module(act)}` },
  'module.update': { label: 'Module changed', say: (act) => `changed ${module(act)}` },
  'module.archive': { label: 'Module archived', say: (act) => `archived ${module(act)}` },
  'module.restore': { label: 'Module brought back', say: (act) => `brought ${module(act)} back` },
  'lesson.create': { label: 'Course lesson added', say: (act) => `added ${page(act)}` },
  'lesson.update': { label: 'Course lesson changed', say: (act) => `changed ${page(act)}` },
  'lesson.archive': { label: 'Course lesson archived', say: (act) => `archived ${page(act)}` },
  'lesson.restore': { label: 'Course lesson brought back', say: (act) => `brought ${page(act)} back` },
  'lesson.import': { label: 'Questions imported', say: (act) => `imported questions into ${page(act)}` },
  'lesson.assign': { label: 'Course lesson given', say: (act) => `gave ${page(act)} to ${personIn(act, 'studentId', 'students')}` },
  'lesson.unassign': {
    label: 'Course lesson taken back',
    say: (act) => `took ${page(act)} back from ${personIn(act, 'studentId', 'a student')}`,
  },
  'lesson.complete': { label: 'Course lesson finished', say: (act) => `finished ${page(act)}` },
  'question.create': { label: 'Question put into the bank', say: (act) => `put ${asked(act)} into the bank` },
  'question.update': { label: 'Question of the bank changed', say: (act) => `changed ${asked(act)} of the bank` },
  'question.archive': { label: 'Question of the bank archived', say: (act) => `archived ${asked(act)} of the bank` },
  'question.restore': { label: 'Question of the bank brought back', say: (act) => `brought ${asked(act)} back into the bank` },
  'question.import': { label: 'Questions brought into the bank', say: (act) => `brought ${amount(act)} into the bank` },
  'certificate.issue': { label: 'Certificate issued', say: (act) => `earned the certificate of ${courseOf(act)}` },
  'certificate.revoke': { label: 'Certificate revoked', say: (act) => `revoked a certificate of ${courseOf(act)}` },
  'quiz.submit': { label: 'Quiz submitted', say: submitted },
  'quiz.regrade': { label: 'Quiz regraded', say: regraded },
  'quiz.regrade_undo': { label: 'Regrade undone', say: (act) => `undid a regrade of ${quiz(act)}` },
  'attempt.regrade': {
    label: 'Attempt regraded',
    say: (act) => `regraded an attempt of ${personIn(act, 'studentId', 'a student')}${fromTo(act)}`,
  },
  'attempt.regrade_undo': {
    label: 'Attempt’s regrade undone',
    say: (act) => `gave an attempt of ${personIn(act, 'studentId', 'a student')} its earlier result again${fromTo(act)}`,
  },
} as const satisfies Record<string, Kind>;
