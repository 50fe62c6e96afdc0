import type { QuestionInput } from '../../../backend/contract/questions.ts';

/** A quiz of a demo course, complete: nothing is left to a default. */
export type DemoQuiz = {
  passPercent: number;
  maxAttempts: number | null;
  timeLimitMinutes: number | null;
  shuffle: boolean;
  reviewPolicy: 'AFTER_SUBMIT' | 'AFTER_PASS' | 'NEVER';
  questions: QuestionInput[];
};

/** A text in Markdown, or a quiz. */
export type DemoLesson = { title: string; type: 'TEXT'; content: string } | { title: string; type: 'QUIZ'; quiz: DemoQuiz };

/** A course as the seed writes it, modules and lessons in order. */
export type DemoCourse = { title: string; description: string; modules: { title: string; lessons: DemoLesson[] }[] };
