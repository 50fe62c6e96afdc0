import type { courses } from '@flightline/backend/contract';
import * as z from 'zod';

import { fromQuestion, type QuestionDraft, toInput } from '../../../components/questions/question-draft.ts';
import { questionErrors } from '../../../components/questions/question-errors.ts';
import type { Versioned } from '../autosave.ts';

export type QuizSettings = Pick<courses.Quiz, 'passPercent' | 'maxAttempts' | 'timeLimitMinutes' | 'shuffle' | 'reviewPolicy'>;
export type DrawDraft = { key: string; tag: string; count: number | null; points: number | null };

/** A quiz lesson while it is put together. */
export type QuizDraft = { title: string; content: string; settings: QuizSettings; questions: QuestionDraft[]; draws: DrawDraft[] };

type AuthorsLesson = courses.Lesson & { quiz: courses.Quiz };

/** A quiz as its authors get it. */
export const isAuthorsQuiz = (lesson: courses.Lesson): lesson is AuthorsLesson => lesson.quiz !== null && 'questions' in lesson.quiz;

export function fromLesson({ title, content, version, quiz }: AuthorsLesson): Versioned<QuizDraft> {
  const { questions, draws, ...settings } = quiz;
  return {
    version,
    value: {
      ...{ title, content, settings },
      questions: questions.map(fromQuestion),
      draws: draws.map(({ tag, count, points = null }, at) => ({ key: `draw-${at}`, tag, count, points })),
    },
  };
}

/** A draw as it is sent. */
export const drawOf = ({ tag, count, points }: DrawDraft) => ({ tag, count, ...(points !== null && { points }) });

/** What is sent for a draft. */
export const toQuiz = ({ settings, questions, draws }: QuizDraft): object => ({
  ...settings,
  questions: questions.map(toInput),
  draws: draws.map(drawOf),
});

export const sameQuestion = (a: QuestionDraft, b: QuestionDraft): boolean => JSON.stringify(toInput(a)) === JSON.stringify(toInput(b));

const wordsOf = ({ title, content }: QuizDraft) => [title, content];

/** Whether two drafts say the same; rows may be called differently. */
export const sameQuiz = (a: QuizDraft, b: QuizDraft): boolean =>
  JSON.stringify([wordsOf(a), toQuiz(a)]) === JSON.stringify([wordsOf(b), toQuiz(b)]);

const isWhole = (question: QuestionDraft) => Object.keys(questionErrors(question)).length === 0;
const isDraw = ({ tag, count }: DrawDraft) => tag.trim() !== '' && count !== null && count >= 1;

/** What can be sent: a question that is not whole stays as it was saved, or waits if it is new; the others need not wait for it. */
export function sendableQuiz(draft: QuizDraft, base: QuizDraft): QuizDraft {
  const before = new Map(base.questions.map((question) => [question.id, question]));
  return {
    ...draft,
    title: draft.title.trim() === '' ? base.title : draft.title,
    questions: draft.questions.flatMap((question) => (isWhole(question) ? [question] : (before.get(question.id) ?? []))),
    draws: draft.draws.filter(isDraw),
  };
}

const part = z.looseObject({ key: z.string() });
const questionShape = z.looseObject({
  id: z.string(),
  kind: z.string(),
  options: z.array(part),
  pairs: z.array(part),
  numbers: z.array(part),
});
const shape = z.looseObject({
  title: z.string(),
  content: z.string(),
  settings: z.looseObject({}),
  questions: z.array(questionShape),
  draws: z.array(part),
});

/** What an earlier visit left on this device, if this version can still read it. */
export const quizShape = z.custom<QuizDraft>((value) => shape.safeParse(value).success);
