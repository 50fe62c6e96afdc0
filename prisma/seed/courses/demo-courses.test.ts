import { describe, expect, it } from 'vitest';

import { QUESTION_KINDS, questionInput, type QuestionInput } from '../../../backend/contract/questions.ts';
import { DEMO_SCHOOLS } from '../demo-schools.ts';
import type { DemoLesson } from './demo-course.ts';
import { DEMO_COURSES } from './demo-courses.ts';

const COURSES = Object.values(DEMO_COURSES).flat();
const LESSONS = COURSES.flatMap(({ modules }) => modules.flatMap(({ lessons }) => lessons));
const TEXTS = LESSONS.filter((lesson): lesson is Extract<DemoLesson, { type: 'TEXT' }> => lesson.type === 'TEXT');
const QUIZZES = LESSONS.filter((lesson): lesson is Extract<DemoLesson, { type: 'QUIZ' }> => lesson.type === 'QUIZ');
const QUESTIONS = QUIZZES.flatMap(({ quiz }) => quiz.questions);

const areDistinct = (names: readonly (string | undefined)[]) => new Set(names).size === names.length && !names.includes(undefined);

/** Answers that earn all points, and others that are there to be wrong. */
function answersOf(asked: QuestionInput): { right: number; wrong: number } {
  if (asked.kind === 'SINGLE' || asked.kind === 'MULTIPLE') {
    const right = asked.options.filter(({ correct }) => correct).length;
    return { right, wrong: asked.options.length - right };
  }
  if (asked.kind === 'SHORT_TEXT') return { right: asked.accepted.filter(({ percent }) => percent === 100).length, wrong: 1 };
  return { right: asked.kind === 'MATCHING' ? asked.pairs.length : 1, wrong: 1 };
}

describe('the demo courses', () => {
  it('are the courses of the demo schools', () => {
    for (const { slug, courses } of DEMO_SCHOOLS) {
      expect(DEMO_COURSES[slug]?.map(({ title, description }) => ({ title, description }))).toEqual(courses);
    }
    expect(Object.keys(DEMO_COURSES)).toEqual(DEMO_SCHOOLS.map(({ slug }) => slug));
  });

  it('have several texts and a quiz each, and no empty module', () => {
    for (const { modules } of COURSES) {
      expect(modules.length).toBeGreaterThan(1);
      for (const { lessons } of modules) expect(lessons.length).toBeGreaterThan(0);
      const types = modules.flatMap(({ lessons }) => lessons.map(({ type }) => type));
      expect(types.filter((type) => type === 'TEXT').length).toBeGreaterThan(2);
      expect(types).toContain('QUIZ');
    }
  });

  it('ask all six kinds of questions in every quiz', () => {
    for (const { quiz } of QUIZZES) expect(new Set(quiz.questions.map(({ kind }) => kind))).toEqual(new Set(QUESTION_KINDS));
  });
});

describe('each question of the demo courses', () => {
  it.each(QUESTIONS.map((asked) => [asked.id, asked] as const))(
    '%s is one that an author could save, and leaves nothing out',
    (_id, asked) => {
      expect(questionInput.parse(asked)).toEqual(asked);
    },
  );

  it.each(QUESTIONS.map((asked) => [asked.id, asked] as const))('%s can be answered rightly and wrongly', (_id, asked) => {
    const { right, wrong } = answersOf(asked);
    expect(right).toBeGreaterThan(0);
    expect(wrong).toBeGreaterThan(0);
    if (asked.kind === 'SINGLE') expect(right).toBe(1);
  });

  it('has a name of its own, and so have its parts', () => {
    for (const { quiz } of QUIZZES) expect(areDistinct(quiz.questions.map(({ id }) => id))).toBe(true);
    for (const asked of QUESTIONS) {
      if ('options' in asked) expect(areDistinct(asked.options.map(({ id }) => id))).toBe(true);
      if ('pairs' in asked) {
        expect(areDistinct(asked.pairs.map(({ id }) => id))).toBe(true);
        expect(areDistinct([...asked.pairs.map(({ right }) => right), ...(asked.distractors ?? [])])).toBe(true);
      }
    }
  });
});

describe('each text of the demo courses', () => {
  it.each(TEXTS.map(({ title, content }) => [title, content] as const))(
    '%s has tables with as many cells in every row',
    (_title, content) => {
      const tables = content.split(/\n(?!\|)/).map((part) => part.split('\n').filter((line) => line.startsWith('|')));
      for (const rows of tables) expect(new Set(rows.map((row) => row.split('|').length)).size).toBeLessThan(2);
      // The page shows the title above it.
      expect(content).not.toMatch(/^# /m);
    },
  );
});

describe('the sums of the demo courses', () => {
  const valueOf = (id: string) =>
    QUESTIONS.flatMap((asked) => (asked.id === id && asked.kind === 'NUMERIC' ? [asked.value] : []))[0] ?? NaN;

  it('come out as the lessons work them', () => {
    const [elevation, temperature] = [3_000, 24];
    expect(valueOf('density-altitude')).toBe(elevation + 120 * (temperature - (15 - (2 * elevation) / 1_000)));
    expect(valueOf('standard-on-ground')).toBe(400 + (1_013 - 1_005) * 30);
    expect(valueOf('stall-in-turn')).toBeCloseTo(50 * Math.sqrt(1 / Math.cos(Math.PI / 3)), 1);
  });
});
