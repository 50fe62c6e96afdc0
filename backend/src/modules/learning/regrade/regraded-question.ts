import type { questions } from '#contract';

type Question = questions.Question;
type OfKind<K extends Question['kind']> = Extract<Question, { kind: K }>;

/**
 * A question as it was asked, judged as the lesson judges it now: points, right answers, weights, tolerance and what is told
 * after. What the student saw stays: the prompt, the options, both sides of the pairs. What the lesson lacks by now, or
 * asks in another kind, stays as it was.
 */
export function regradedQuestion(asked: Question, present: Question | undefined): Question {
  if (!present || asked.kind !== present.kind) return asked;
  return withAnswers({ ...asked, points: present.points, explanation: present.explanation }, present);
}

function withAnswers(asked: Question, present: Question): Question {
  if (asked.kind === 'SINGLE' && present.kind === 'SINGLE') return { ...asked, options: judgedOptions(asked.options, present.options) };
  if (asked.kind === 'MULTIPLE' && present.kind === 'MULTIPLE') return { ...asked, options: judgedOptions(asked.options, present.options) };
  if (asked.kind === 'MATCHING' && present.kind === 'MATCHING') return withPairs(asked, present);
  // Nothing of the other kinds is shown but the prompt: all else is how they are judged.
  return { ...present, prompt: asked.prompt, tags: asked.tags };
}

type Option = OfKind<'SINGLE'>['options'][number];

/** An option that the lesson no longer has is judged as it was; one that is new was never offered. */
function judgedOptions(asked: readonly Option[], present: readonly Option[]): Option[] {
  const byId = new Map(present.map((option) => [option.id, option]));
  return asked.map((option) => {
    const now = byId.get(option.id);
    return now ? { ...now, text: option.text } : option;
  });
}

/** A right side counts only where it was on offer; reworded ones keep the words that could be chosen. */
function withPairs(asked: OfKind<'MATCHING'>, present: OfKind<'MATCHING'>): OfKind<'MATCHING'> {
  const offered = new Set([...asked.pairs.map(({ right }) => right), ...(asked.distractors ?? [])]);
  const rights = new Map(present.pairs.map(({ id, right }) => [id, right]));
  const pairs = asked.pairs.map((pair) => {
    const right = rights.get(pair.id);
    return right !== undefined && offered.has(right) ? { ...pair, right } : pair;
  });
  if (pairs.every((pair, index) => pair.right === asked.pairs[index]?.right)) return asked;
  const used = new Set(pairs.map(({ right }) => right));
  const distractors = [...offered].filter((text) => !used.has(text));
  return { ...asked, pairs, distractors: distractors.length > 0 ? distractors : undefined };
}
