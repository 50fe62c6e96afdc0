import type { questions } from '#contract';

import { foldText } from './fold-text.ts';
import { betweenZeroAndOne, compare, exactly, fraction, minus, ONE, sum, times, ZERO, type Fraction } from './fraction.ts';
import { shareOfPercent } from './weight.ts';

type Question = questions.Question;
type OfKind<K extends Question['kind']> = Extract<Question, { kind: K }>;
export type Option = OfKind<'SINGLE'>['options'][number];

/** What an answer earns of its question's points, from 0 to 1, and what its author says to it. */
export type Judgement = { readonly share: Fraction; readonly feedback: string | null };

const NOTHING: Judgement = { share: ZERO, feedback: null };

/** Judges an answer as it was stored. Never throws: of the wrong kind, with unknown options or missing, it earns nothing. */
export function judgeAnswer(question: Question, given: unknown): Judgement {
  switch (question.kind) {
    case 'SINGLE':
      return judgeSingle(question, given);
    case 'MULTIPLE':
      return judgeMultiple(question, given);
    case 'TRUE_FALSE':
      return judgeTrueFalse(question, given);
    case 'NUMERIC':
      return judgeNumeric(question, given);
    case 'SHORT_TEXT':
      return judgeShortText(question, given);
    case 'MATCHING':
      return judgeMatching(question, given);
  }
}

/** The points an answer earns, exactly; from 0 to the question's points. */
export const scoreAnswer = (question: Question, given: unknown): Fraction =>
  times(exactly(question.points), judgeAnswer(question, given).share);

/** What ticking the option alone earns where one option is asked for. */
export const shareOfOption = ({ correct, weight }: Omit<Option, 'id'>): Fraction =>
  betweenZeroAndOne(shareOfPercent(weight ?? (correct ? 100 : 0)));

/** Whether the options of a multiple choice say themselves what they earn. */
export const areWeighted = (options: readonly Pick<Option, 'weight'>[]): boolean => options.some(({ weight }) => weight !== undefined);

function judgeSingle({ options }: OfKind<'SINGLE'>, given: unknown): Judgement {
  const [only, ...others] = tickedOptions(options, given);
  return only && others.length === 0 ? { share: shareOfOption(only), feedback: only.feedback || null } : NOTHING;
}

function judgeMultiple({ options }: OfKind<'MULTIPLE'>, given: unknown): Judgement {
  const ticked = tickedOptions(options, given);
  const feedback = ticked.flatMap((option) => option.feedback || []).join('\n\n');
  return {
    share: betweenZeroAndOne(areWeighted(options) ? sumOfWeights(ticked) : rightMinusWrong(options, ticked)),
    feedback: feedback || null,
  };
}

const sumOfWeights = (ticked: readonly Option[]) => sum(ticked.map(({ weight }) => shareOfPercent(weight ?? 0)));

function rightMinusWrong(options: readonly Option[], ticked: readonly Option[]): Fraction {
  const right = options.filter(({ correct }) => correct).length;
  const hits = ticked.filter(({ correct }) => correct).length;
  return right === 0 ? ZERO : fraction(2 * hits - ticked.length, right);
}

/** The ticked options in the author's order; none when one of the ids is unknown. */
function tickedOptions(options: readonly Option[], given: unknown): Option[] {
  if (!Array.isArray(given)) return [];
  const ids = new Set<unknown>(given);
  const ticked = options.filter(({ id }) => ids.has(id));
  return ticked.length === ids.size ? ticked : [];
}

function judgeTrueFalse({ correct, feedbackTrue, feedbackFalse }: OfKind<'TRUE_FALSE'>, given: unknown): Judgement {
  if (typeof given !== 'boolean') return NOTHING;
  return { share: given === correct ? ONE : ZERO, feedback: (given ? feedbackTrue : feedbackFalse) || null };
}

function judgeNumeric({ value, tolerance, feedback, alternatives = [] }: OfKind<'NUMERIC'>, given: unknown): Judgement {
  if (typeof given !== 'number' || !Number.isFinite(given)) return NOTHING;
  const entries = [{ value, tolerance, percent: 100, feedback }, ...alternatives];
  return best(entries.filter((entry) => isWithin(given, entry)));
}

/** Whether the number lies within the tolerance, its ends included, by the decimals as they were written: 0.3 is 0.1 + 0.2. */
function isWithin(given: number, { value, tolerance }: { value: number; tolerance: number }): boolean {
  const off = minus(exactly(given), exactly(value));
  const allowed = exactly(tolerance);
  return compare(off, allowed) <= 0 && compare(minus(ZERO, off), allowed) <= 0;
}

function judgeShortText({ accepted }: OfKind<'SHORT_TEXT'>, given: unknown): Judgement {
  if (typeof given !== 'string') return NOTHING;
  const folded = foldText(given);
  return best(accepted.filter(({ text }) => foldText(text) === folded));
}

/** Of several entries that fit, the one that earns most; of equals the first. */
function best(entries: readonly { percent: number; feedback?: string | undefined }[]): Judgement {
  const [first, ...others] = entries.map(({ percent, feedback }) => ({ share: shareOfPercent(percent), feedback: feedback || null }));
  return others.reduce((top, entry) => (compare(entry.share, top.share) > 0 ? entry : top), first ?? NOTHING);
}

function judgeMatching({ pairs }: OfKind<'MATCHING'>, given: unknown): Judgement {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return NOTHING;
  const chosen = new Map<string, unknown>(Object.entries(given));
  const hits = pairs.filter(({ id, right }) => sameRight(chosen.get(id), right)).length;
  return { share: fraction(hits, pairs.length), feedback: null };
}

const sameRight = (chosen: unknown, right: string): boolean =>
  typeof chosen === 'string' && chosen.normalize('NFC') === right.normalize('NFC');
