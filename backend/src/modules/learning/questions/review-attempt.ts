import type { questions } from '#contract';

import { compare, exactly, ONE, rounded, times } from './fraction.ts';
import { areWeighted, judgeAnswer, shareOfOption } from './score-answer.ts';
import { answerTo } from './score-quiz.ts';

type Question = questions.Question;

export type ReviewPolicy = 'AFTER_SUBMIT' | 'AFTER_PASS' | 'NEVER';
export type SubmittedAttempt = {
  readonly questions: readonly Question[];
  readonly answers: questions.Answers;
  readonly policy: ReviewPolicy;
  readonly passed: boolean;
};

/** Every question below full points with what was right. Empty when the policy keeps the answers back. */
export function reviewAttempt({ questions: asked, answers, policy, passed }: SubmittedAttempt): questions.ReviewedQuestion[] {
  if (policy === 'NEVER' || (policy === 'AFTER_PASS' && !passed)) return [];
  return asked.flatMap((question) => reviewQuestion(question, answerTo(question, answers)) ?? []);
}

function reviewQuestion(question: Question, given: questions.Answer | null): questions.ReviewedQuestion | null {
  const { share, feedback } = judgeAnswer(question, given);
  if (compare(share, ONE) === 0) return null;
  return {
    questionId: question.id,
    prompt: question.prompt,
    given,
    correct: rightAnswer(question),
    explanation: question.explanation || null,
    feedback,
    points: rounded(times(exactly(question.points), share), 4),
    maxPoints: question.points,
  };
}

/** An answer that earns full points, in the form a student would give it; null where the author wrote none. */
export function rightAnswer(question: Question): questions.Answer | null {
  switch (question.kind) {
    case 'SINGLE':
      return ids(question.options.filter((option) => compare(shareOfOption(option), ONE) === 0).slice(0, 1));
    case 'MULTIPLE':
      return ids(question.options.filter(areWeighted(question.options) ? ({ weight = 0 }) => weight > 0 : ({ correct }) => correct));
    case 'TRUE_FALSE':
      return question.correct;
    case 'NUMERIC':
      return question.value;
    case 'SHORT_TEXT':
      return question.accepted.find(({ percent }) => percent === 100)?.text ?? null;
    case 'MATCHING':
      return Object.fromEntries(question.pairs.map(({ id, right }) => [id, right]));
  }
}

const ids = (options: readonly { id: string }[]) => (options.length > 0 ? options.map(({ id }) => id) : null);
