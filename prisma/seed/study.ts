import { courses, type questions } from '#contract';
import type { Scope } from '#src/database/scope.ts';
import type { Actor } from '#src/http/context.ts';
import { WithStatus } from '#src/http/route.ts';
import { assignLesson, completeLesson, rightAnswer, startAttempt, submitAttempt } from '#src/modules/learning/index.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

type Play = (by: 'instructor' | 'student2', at: Date, act: (scope: Scope<Actor>) => Promise<unknown>) => Promise<unknown>;
type Study = { play: Play; studentIds: readonly string[]; now: Date };
type Lesson = { id: string; type: courses.LessonType; quiz: unknown };
type Scene = { at: Date; play: () => Promise<unknown> };

const input = <B>(id: string, body: B) => ({ params: { id }, query: undefined, body });

/** What was studied before today: the second student is half-way through the first course, and both have its quiz to do. */
export function studyScenes(lessons: readonly Lesson[], { play, studentIds, now }: Study): Scene[] {
  const daysAgo = (days: number, minutes = 0) => new Date(now.getTime() - days * DAY_MS + minutes * MINUTE_MS);
  const scene = (by: 'instructor' | 'student2', at: Date, act: (scope: Scope<Actor>) => Promise<unknown>) => ({
    at,
    play: () => play(by, at, act),
  });
  const texts = lessons.filter(({ type }) => type === 'TEXT').slice(0, 3);
  const read = texts.map(({ id }, at) => scene('student2', daysAgo(9 - at), (scope) => completeLesson(scope, input(id, {}))));
  const quiz = lessons.find(({ type }) => type === 'QUIZ');
  if (!quiz) return read;
  const dueAt = new Date(now.getTime() + 6 * DAY_MS);
  const given = scene('instructor', daysAgo(5), (scope) => assignLesson(scope, input(quiz.id, { studentIds: [...studentIds], dueAt })));
  /** The first try goes half wrong, as first tries do. */
  const tries = [
    { begun: daysAgo(4), submitted: daysAgo(4, 11), isRight: (at: number) => at % 2 === 0 },
    { begun: daysAgo(2), submitted: daysAgo(2, 8), isRight: () => true },
  ];
  const sat = tries.flatMap(({ begun, submitted, isRight }) => {
    let id = '';
    return [
      scene('student2', begun, async (scope) => {
        const started = await startAttempt(scope, input(quiz.id, {}));
        id = started instanceof WithStatus ? started.value.id : started.id;
      }),
      scene('student2', submitted, (scope) => submitAttempt(scope, input(id, { answers: answersTo(quiz, isRight) }))),
    ];
  });
  return [...read, given, ...sat];
}

function answersTo({ quiz }: Lesson, isRight: (at: number) => boolean): questions.Answers {
  const asked = courses.quiz.parse(quiz).questions;
  return Object.fromEntries(asked.flatMap((question, at) => (isRight(at) ? [[question.id, rightAnswer(question)]] : [])));
}
