import type { figures, questions } from '#contract';

import type { Fraction } from '../questions/fraction.ts';
import { answerTo } from '../questions/score-quiz.ts';
import { percentBuckets, timeBuckets } from './buckets.ts';
import { questionTally, type QuestionTally } from './question-figures.ts';
import { inOrder, quantile, rounded, spreadOf } from './spread.ts';

/** A finished attempt, as figures look at it. */
export type FinishedAttempt = {
  readonly studentId: string;
  readonly percent: number;
  readonly passed: boolean;
  readonly seconds: number;
  readonly questions: readonly questions.Question[];
  readonly answers: questions.Answers;
};

/** What an answer earns of its question’s points: judged once for each answer that differs. */
export type Judge = (question: questions.Question, given: questions.Answer | null) => Fraction;

type Figures = Omit<figures.QuizFigures, 'lesson' | 'sampled'>;

export type QuizTally = { add(attempt: FinishedAttempt): void; figures(presentIds: readonly string[]): Figures };

/** Gathers the figures of a quiz from its attempts, the newest first; of each it keeps a few numbers. */
export function quizTally(judge: Judge): QuizTally {
  const tallies = new Map<string, QuestionTally>();
  const students = new Set<string>();
  const [percents, times]: [number[], number[]] = [[], []];
  let passed = 0;
  return {
    add(attempt) {
      students.add(attempt.studentId);
      percents.push(attempt.percent);
      times.push(attempt.seconds);
      if (attempt.passed) passed += 1;
      addAnswers(tallies, attempt, judge);
    },
    figures(presentIds) {
      const { mean, median, standardDeviation } = spreadOf(percents);
      return {
        ...{ attempts: percents.length, students: students.size },
        ...{ mean: twoDecimals(mean), median: twoDecimals(median), standardDeviation: twoDecimals(standardDeviation) },
        passRate: percents.length === 0 ? null : rounded(passed / percents.length, 4),
        percents: percentBuckets(percents),
        time: timesOf(times),
        questions: inLessonOrder(tallies, presentIds),
      };
    },
  };
}

const twoDecimals = (value: number | null) => (value === null ? null : rounded(value, 2));

function addAnswers(tallies: Map<string, QuestionTally>, { questions: asked, answers }: FinishedAttempt, judge: Judge): void {
  const judged = asked.map((question) => {
    const given = answerTo(question, answers);
    const earned = judge(question, given);
    return { question, given, share: Number(earned.top) / Number(earned.bottom) };
  });
  const points = judged.reduce((sum, { question, share }) => sum + question.points * share, 0);
  const most = asked.reduce((sum, question) => sum + question.points, 0);
  for (const { question, given, share } of judged) {
    const others = most - question.points;
    const rest = others < NO_POINTS ? null : (points - question.points * share) / others;
    const tally = tallies.get(question.id) ?? questionTally(question);
    tallies.set(question.id, tally);
    tally.add({ question, given, share, rest });
  }
}

/** Points have two decimals. */
const NO_POINTS = 0.001;

function timesOf(seconds: readonly number[]): Figures['time'] {
  if (seconds.length === 0) return null;
  const ordered = inOrder(seconds);
  const [lowerQuartile, median, upperQuartile] = [0.25, 0.5, 0.75].map((share) => rounded(quantile(ordered, share), 1));
  return { median: median ?? 0, lowerQuartile: lowerQuartile ?? 0, upperQuartile: upperQuartile ?? 0, histogram: timeBuckets(seconds) };
}

/** As the lesson asks them; then those it asks no more, or draws. */
function inLessonOrder(tallies: ReadonlyMap<string, QuestionTally>, presentIds: readonly string[]): figures.QuestionFigures[] {
  const present = new Set(presentIds);
  const gone = [...tallies.keys()].filter((id) => !present.has(id));
  return [...presentIds, ...gone].flatMap((id) => tallies.get(id)?.figures(present.has(id)) ?? []);
}
