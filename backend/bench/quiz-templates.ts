import { courses, type questions } from '../contract/index.ts';
import { quizDocument } from '../src/modules/learning/courses/quiz-document.ts';
import { scoreQuiz, type QuizScore } from '../src/modules/learning/questions/score-quiz.ts';
import { type Random, pick } from './random.ts';
import { SENTENCES, TOPICS } from './school-words.ts';

/** One way in which a quiz was answered, with what it came to. */
export type Sheet = { answers: questions.Answers; result: QuizScore };
export type Template = { quiz: courses.Quiz; sheets: Sheet[] };

/** Quizzes with what students of different skill answer to them: real documents, scored as the app scores. */
export function makeTemplates(count: number, sheetsEach: number, { questionsEach, random }: { questionsEach: number; random: Random }) {
  return Array.from({ length: count }, (): Template => {
    const asked = Array.from({ length: questionsEach }, (_, n) => question(n, random));
    const quiz = quizDocument(courses.quizInput.parse({ passPercent: 60, questions: asked }));
    return { quiz, sheets: Array.from({ length: sheetsEach }, (_, n) => answer(quiz, 0.35 + (0.6 * n) / sheetsEach, random)) };
  });
}

const KINDS = ['SINGLE', 'SINGLE', 'MULTIPLE', 'TRUE_FALSE', 'NUMERIC', 'SHORT_TEXT', 'MATCHING'] as const;

function question(n: number, random: Random): questions.QuestionInput {
  const common = {
    id: `q${n + 1}`,
    prompt: `${pick(SENTENCES, random)} What follows of it?`,
    points: 1,
    explanation: pick(SENTENCES, random),
  };
  const texts = Array.from({ length: 4 }, (_, place) => `${pick(TOPICS, random)} ${place + 1}`);
  const options = (right: number) => texts.map((text, place) => ({ id: `o${place}`, text, correct: place < right }));
  const kind = KINDS[n % KINDS.length] ?? 'SINGLE';
  const byKind: Record<questions.QuestionKind, questions.QuestionInput> = {
    SINGLE: { ...common, kind: 'SINGLE', options: options(1) },
    MULTIPLE: { ...common, kind: 'MULTIPLE', options: options(2) },
    TRUE_FALSE: { ...common, kind: 'TRUE_FALSE', correct: random() < 0.5 },
    NUMERIC: { ...common, kind: 'NUMERIC', value: Math.floor(random() * 1_000), tolerance: 0.5 },
    SHORT_TEXT: { ...common, kind: 'SHORT_TEXT', accepted: [{ text: pick(TOPICS, random), percent: 100 }] },
    MATCHING: {
      ...common,
      kind: 'MATCHING',
      pairs: texts.slice(0, 3).map((left, place) => ({ id: `p${place}`, left, right: `${place + 1}` })),
    },
  };
  return byKind[kind];
}

/** Later questions are harder, and skill tells on each of them. */
function answer(quiz: courses.Quiz, skill: number, random: Random): Sheet {
  const { questions: asked, passPercent } = quiz;
  const answers = Object.fromEntries(
    asked.map((each, n) => [each.id, given(each, random() < skill * (1.15 - (0.5 * n) / asked.length))] as const),
  );
  return { answers, result: scoreQuiz({ questions: asked, answers, passPercent }) };
}

function given(each: questions.Question, rightly: boolean): questions.Answer {
  if (each.kind === 'SINGLE') return [rightly ? 'o0' : 'o1'];
  if (each.kind === 'MULTIPLE') return ['o0', rightly ? 'o1' : 'o2'];
  if (each.kind === 'TRUE_FALSE') return rightly === each.correct;
  if (each.kind === 'NUMERIC') return rightly ? each.value : each.value + 10;
  if (each.kind === 'SHORT_TEXT') return rightly ? (each.accepted[0]?.text ?? '') : '?';
  return Object.fromEntries(each.pairs.map(({ id, right }) => [id, rightly ? right : '1']));
}
