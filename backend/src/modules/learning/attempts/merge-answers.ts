import type { questions } from '#contract';

export type TimedAnswers = { answers: questions.Answers; answeredAt: questions.AnswerTimes };
type Given = { answers: questions.Answers; answeredAt?: questions.AnswerTimes | undefined };
type Span = { from: Date; to: Date };

/**
 * The newest answer to each question. A time outside the span is moved to its nearer end; an answer without a time is the newest.
 * An answer that was taken back is gone, but not its time: an older answer that arrives late does not bring it back.
 */
export function mergeAnswers(kept: TimedAnswers, given: Given, span: Span): TimedAnswers {
  const answers = new Map(Object.entries(kept.answers));
  const times = new Map(Object.entries(kept.answeredAt));
  for (const [id, answer] of Object.entries(given.answers)) {
    const said = given.answeredAt?.[id];
    const at = said === undefined ? span.to : clamp(said, span);
    const before = times.get(id);
    if (said !== undefined && before && !isNewer({ answer, at }, { answer: answers.get(id) ?? null, at: before })) continue;
    answers.set(id, answer);
    times.set(id, at);
  }
  const standing = [...answers].filter(([, answer]) => answer !== null);
  return { answers: Object.fromEntries(standing), answeredAt: Object.fromEntries(times) };
}

type Timed = { answer: questions.Answer | null; at: Date };

/** Of two answers at the same moment always the same one counts, whichever came first. */
const isNewer = (one: Timed, other: Timed): boolean =>
  one.at > other.at || (one.at.getTime() === other.at.getTime() && inWords(one.answer) > inWords(other.answer));

const inWords = (answer: questions.Answer | null): string =>
  JSON.stringify(answer !== null && typeof answer === 'object' && !Array.isArray(answer) ? Object.entries(answer).toSorted() : answer);

const clamp = (at: Date, { from, to }: Span): Date => (at < from ? from : at > to ? to : at);
