import type { QuestionDraft } from '../../../components/questions/question-draft.ts';
import type { Merged, Three } from '../autosave.ts';
import { type QuizDraft, type QuizSettings, sameQuestion } from './quiz-draft.ts';

/** A question that both changed, each in their own way; null where one of them took it out. */
export type Clash = { id: string; mine: QuestionDraft | null; theirs: QuestionDraft | null };
/** The quiz with one's own version of what clashes, and the clashes. */
export type QuizClash = { merged: QuizDraft; clashes: Clash[] };

type Questions = readonly QuestionDraft[];
type ById = ReadonlyMap<string, QuestionDraft>;

const byId = (questions: Questions): ById => new Map(questions.map((question) => [question.id, question]));
const same = (a: QuestionDraft | undefined, b: QuestionDraft | undefined) => (a && b ? sameQuestion(a, b) : a === b);

/** Merges two changes of one quiz: questions one by one, settings field by field, and the order. */
export function mergeQuizzes({ base, mine, theirs }: Three<QuizDraft>): Merged<QuizDraft, QuizClash> {
  const [b, m, t] = [byId(base.questions), byId(mine.questions), byId(theirs.questions)];
  const clashes: Clash[] = [];
  const kept = new Map<string, QuestionDraft>();
  for (const id of new Set([...m.keys(), ...t.keys()])) {
    const { question, clash } = mergedQuestion({ was: b.get(id), mine: m.get(id), theirs: t.get(id) });
    if (clash) clashes.push({ id, mine: m.get(id) ?? null, theirs: t.get(id) ?? null });
    if (question) kept.set(id, question);
  }
  const ids = mergedOrder([base, mine, theirs].map(({ questions }) => questions.map(({ id }) => id)));
  const merged: QuizDraft = {
    title: chosen(base.title, mine.title, theirs.title),
    content: chosen(base.content, mine.content, theirs.content),
    draws: chosen(base.draws, mine.draws, theirs.draws),
    settings: mergedSettings(base.settings, mine.settings, theirs.settings),
    questions: ids.flatMap((id) => kept.get(id) ?? []),
  };
  return clashes.length === 0 ? { value: merged } : { conflict: { merged, clashes } };
}

type Versions = { was: QuestionDraft | undefined; mine: QuestionDraft | undefined; theirs: QuestionDraft | undefined };

/** The question as whoever changed it left it; of a clash one's own version, or theirs where one took it out. */
function mergedQuestion({ was, mine, theirs }: Versions): { question: QuestionDraft | undefined; clash: boolean } {
  if (same(mine, was)) return { question: theirs, clash: false };
  const clash = !same(theirs, was) && !same(mine, theirs);
  return { question: clash ? (mine ?? theirs) : mine, clash };
}

/** One's own where one changed it, theirs where not. */
const chosen = <T>(base: T, mine: T, theirs: T): T => (JSON.stringify(mine) === JSON.stringify(base) ? theirs : mine);

const mergedSettings = (base: QuizSettings, mine: QuizSettings, theirs: QuizSettings): QuizSettings => ({
  passPercent: chosen(base.passPercent, mine.passPercent, theirs.passPercent),
  maxAttempts: chosen(base.maxAttempts, mine.maxAttempts, theirs.maxAttempts),
  timeLimitMinutes: chosen(base.timeLimitMinutes, mine.timeLimitMinutes, theirs.timeLimitMinutes),
  shuffle: chosen(base.shuffle, mine.shuffle, theirs.shuffle),
  reviewPolicy: chosen(base.reviewPolicy, mine.reviewPolicy, theirs.reviewPolicy),
});

/** The order of who changed it, with what the other added behind the neighbour it was added behind. */
function mergedOrder([base = [], mine = [], theirs = []]: string[][]): string[] {
  const rearranged = (ids: readonly string[]) => {
    const common = base.filter((id) => ids.includes(id));
    return ids.filter((id) => common.includes(id)).join() !== common.join();
  };
  const [lead, other] = rearranged(mine) ? [mine, theirs] : [theirs, mine];
  const order = [...lead];
  for (const [at, id] of other.entries()) {
    if (order.includes(id)) continue;
    order.splice(order.indexOf(other[at - 1] ?? '') + 1, 0, id);
  }
  return order;
}

/** The quiz that the choices make: by the question's id, whether one's own version stays or theirs. */
export function chosenQuiz({ merged, clashes }: QuizClash, choices: ReadonlyMap<string, 'mine' | 'theirs'>): QuizDraft {
  const picks = new Map(clashes.map((clash) => [clash.id, clash[choices.get(clash.id) ?? 'mine']]));
  return {
    ...merged,
    questions: merged.questions.flatMap((question) => (picks.has(question.id) ? (picks.get(question.id) ?? []) : [question])),
  };
}
