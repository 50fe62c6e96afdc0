import type { QuestionDraft } from '../../../components/questions/question-draft.ts';
import type { Merged, Three } from '../autosave.ts';
import { type QuizDraft, sameQuestion } from './quiz-draft.ts';
import { type FieldClash, mergeFields } from './quiz-fields.ts';

/** A question that both changed, each in their own way; null where one of them took it out. */
export type Clash = { id: string; mine: QuestionDraft | null; theirs: QuestionDraft | null };
/** The quiz with one's own version of what clashes, and the clashes. */
export type QuizClash = { merged: QuizDraft; clashes: Clash[]; fields: FieldClash[] };

type Questions = readonly QuestionDraft[];
type ById = ReadonlyMap<string, QuestionDraft>;

const byId = (questions: Questions): ById => new Map(questions.map((question) => [question.id, question]));
const same = (a: QuestionDraft | undefined, b: QuestionDraft | undefined) => (a && b ? sameQuestion(a, b) : a === b);

/** Merges two changes of one quiz: questions one by one, everything else field by field, and the order. */
export function mergeQuizzes(three: Three<QuizDraft>): Merged<QuizDraft, QuizClash> {
  const [b, m, t] = [byId(three.base.questions), byId(three.mine.questions), byId(three.theirs.questions)];
  const clashes: Clash[] = [];
  const kept = new Map<string, QuestionDraft>();
  for (const id of new Set([...m.keys(), ...t.keys()])) {
    const { question, clash } = mergedQuestion({ was: b.get(id), mine: m.get(id), theirs: t.get(id) });
    if (clash) clashes.push({ id, mine: m.get(id) ?? null, theirs: t.get(id) ?? null });
    if (question) kept.set(id, question);
  }
  const order = mergedOrder(three);
  const beside = mergeFields(three);
  const merged = { ...beside.merged, questions: order.ids.flatMap((id) => kept.get(id) ?? []) };
  const fields = [...beside.clashes, ...order.clashes];
  return clashes.length + fields.length === 0 ? { value: merged } : { conflict: { merged, clashes, fields } };
}

type Versions = { was: QuestionDraft | undefined; mine: QuestionDraft | undefined; theirs: QuestionDraft | undefined };

/** The question as whoever changed it left it; of a clash one's own version, or theirs where one took it out. */
function mergedQuestion({ was, mine, theirs }: Versions): { question: QuestionDraft | undefined; clash: boolean } {
  if (same(mine, was)) return { question: theirs, clash: false };
  const clash = !same(theirs, was) && !same(mine, theirs);
  return { question: clash ? (mine ?? theirs) : mine, clash };
}

const idsOf = ({ questions }: QuizDraft) => questions.map(({ id }) => id);

/** The order of who changed it, with what the other added behind the neighbour it was added behind. */
function mergedOrder({ base, mine, theirs }: Three<QuizDraft>): { ids: string[]; clashes: FieldClash[] } {
  const common = idsOf(base).filter((id) => idsOf(mine).includes(id) && idsOf(theirs).includes(id));
  const [was, my, their] = [base, mine, theirs].map((quiz) =>
    idsOf(quiz)
      .filter((id) => common.includes(id))
      .join(' '),
  );
  const clash = { label: 'Order of the questions', mine: orderWords(mine), theirs: orderWords(theirs) };
  const withTheirs = (quiz: QuizDraft) => ({ ...quiz, questions: inOrderOf(idsOf(theirs), quiz.questions) });
  return {
    ids: my === was ? woven(idsOf(theirs), idsOf(mine)) : woven(idsOf(mine), idsOf(theirs)),
    clashes: my !== was && their !== was && my !== their ? [{ ...clash, withTheirs }] : [],
  };
}

function woven(lead: readonly string[], other: readonly string[]): string[] {
  const order = [...lead];
  for (const [at, id] of other.entries()) {
    if (order.includes(id)) continue;
    order.splice(order.indexOf(other[at - 1] ?? '') + 1, 0, id);
  }
  return order;
}

function inOrderOf(ids: readonly string[], questions: Questions): QuestionDraft[] {
  const there = byId(questions);
  return woven(
    ids.filter((id) => there.has(id)),
    questions.map(({ id }) => id),
  ).flatMap((id) => there.get(id) ?? []);
}

const orderWords = ({ questions }: QuizDraft) => questions.map(({ prompt }, at) => `${at + 1}. ${prompt}`).join('\n');

export type Choices = ReadonlyMap<string, 'mine' | 'theirs'>;

/** The quiz that the choices make: by a question's id or a field's label, whether one's own version stays or theirs. */
export function chosenQuiz({ merged, clashes, fields }: QuizClash, choices: Choices): QuizDraft {
  const picks = new Map(clashes.map((clash) => [clash.id, clash[choices.get(clash.id) ?? 'mine']]));
  const questions = merged.questions.flatMap((question) => (picks.has(question.id) ? (picks.get(question.id) ?? []) : [question]));
  const theirs = fields.filter(({ label }) => choices.get(label) === 'theirs');
  return theirs.reduce((quiz, { withTheirs }) => withTheirs(quiz), { ...merged, questions });
}
