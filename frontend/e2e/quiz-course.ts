import { type ApiCaller, callAs } from './api-caller.ts';

/** Words that stand in right answers only: no student may see them before the end. */
export const SECRETS = ['because-it-is-so', 'only-for-the-right-one', '"correct"', 'squawk-secret', '"tolerance"', '"accepted"'];

const QUESTIONS = [
  {
    id: 'single',
    kind: 'SINGLE',
    prompt: 'Which wing lifts?',
    explanation: 'because-it-is-so',
    options: [
      { id: 'a', text: 'The clean one', correct: true, feedback: 'only-for-the-right-one' },
      { id: 'b', text: 'The iced one', correct: false },
    ],
  },
  {
    id: 'many',
    kind: 'MULTIPLE',
    prompt: 'Which are clouds?',
    options: ['Cumulus', 'Stratus', 'Runway'].map((text) => ({ id: text, text, correct: text !== 'Runway' })),
  },
  { id: 'truth', kind: 'TRUE_FALSE', prompt: 'Air has weight.', correct: true },
  { id: 'number', kind: 'NUMERIC', prompt: 'Half of three?', value: 1.5, tolerance: 0.01 },
  { id: 'word', kind: 'SHORT_TEXT', prompt: 'What does one say?', accepted: [{ text: 'squawk-secret' }] },
  {
    id: 'pairs',
    kind: 'MATCHING',
    prompt: 'Match the sides',
    pairs: [
      { id: 'p1', left: 'Red light', right: 'Port' },
      { id: 'p2', left: 'Green light', right: 'Starboard' },
    ],
  },
];

export type QuizCourse = {
  /** Begins a new attempt and gives its id. */
  begin(): Promise<string>;
  student: ApiCaller;
};

/** A published course with one quiz of all six kinds. */
export async function makeQuizCourse(url: string, settings: object = {}): Promise<QuizCourse> {
  const [author, student] = await Promise.all([callAs(url, 'instructor@alpha.test'), callAs(url, 'student@alpha.test')]);
  const course = await author.post<{ id: string }>('/courses', { title: 'Signals' });
  const courseModule = await author.post<{ id: string }>(`/courses/${course.id}/modules`, { title: 'Lights' });
  const quiz = { passPercent: 50, questions: QUESTIONS, ...settings };
  const lesson = await author.post<{ id: string }>(`/modules/${courseModule.id}/lessons`, {
    title: 'Lights and words',
    type: 'QUIZ',
    quiz,
  });
  await author.patch(`/courses/${course.id}`, { status: 'PUBLISHED' });
  return { student, begin: async () => (await student.post<{ id: string }>(`/lessons/${lesson.id}/attempts`, {})).id };
}
