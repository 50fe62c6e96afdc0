import type { learning, questions } from '@flightline/backend/contract';

type KeptAnswer = { answer: questions.Answer | null; /** By the server's clock. */ at: number; sent: boolean };

/** An attempt as this device keeps it, so that it can go on without a network. */
export type KeptAttempt = {
  userId: string;
  id: string;
  /** As the server last told it, without our later answers. */
  attempt: learning.Attempt;
  /** The server's clock less this device's, in milliseconds. */
  clockOffset: number;
  answers: Record<string, KeptAnswer>;
  flagged: string[];
  place: number;
  /** The student asked to hand it in. */
  handIn: boolean;
  /** The last try to send did not arrive. */
  waiting: boolean;
  result: learning.AttemptResult | null;
};

/** What the server says, over what this device kept: answers that were not sent yet stay. */
export function fromServer(attempt: learning.Attempt, before: KeptAttempt | undefined, who: { userId: string; now: number }): KeptAttempt {
  // What was taken back is told by its absence; when it was is kept, since the next answer has to be later.
  const known = new Set([...Object.keys(before?.answers ?? {}), ...Object.keys(attempt.answers)]);
  const told = [...known].map((id): [string, KeptAnswer] => [
    id,
    { answer: attempt.answers[id] ?? null, at: before?.answers[id]?.at ?? 0, sent: true },
  ]);
  const unsent = Object.entries(before?.answers ?? {}).filter(([, { sent }]) => !sent);
  return {
    ...{ flagged: [], place: 0, handIn: false, waiting: false, result: null },
    ...before,
    ...{ userId: who.userId, id: attempt.id, attempt, clockOffset: attempt.now.getTime() - who.now },
    answers: Object.fromEntries([...told, ...unsent]),
  };
}

/** With one more answer, given now by the server's clock; null takes it back. */
export function withAnswer(
  kept: KeptAttempt,
  { id, answer, now }: { id: string; answer: questions.Answer | null; now: number },
): KeptAttempt {
  // Two answers within a millisecond, or after the clock was set back, still come one after the other.
  const at = Math.max(now + kept.clockOffset, (kept.answers[id]?.at ?? 0) + 1);
  return { ...kept, answers: { ...kept.answers, [id]: { answer, at, sent: false } } };
}

/** The answers that the server does not have yet, as it takes them; undefined when it has all. */
export function unsentAnswers({ answers }: KeptAttempt): { answers: questions.Answers; answeredAt: questions.AnswerTimes } | undefined {
  const unsent = Object.entries(answers).filter(([, { sent }]) => !sent);
  if (unsent.length === 0) return undefined;
  return {
    answers: Object.fromEntries(unsent.map(([id, { answer }]) => [id, answer])),
    answeredAt: Object.fromEntries(unsent.map(([id, { at }]) => [id, new Date(at)])),
  };
}

/** After the server took what was sent: an answer that was changed meanwhile is still to be sent. */
export function afterSaving(kept: KeptAttempt, sent: questions.AnswerTimes): KeptAttempt {
  const answers = Object.entries(kept.answers).map(([id, each]): [string, KeptAnswer] => [
    id,
    each.at === sent[id]?.getTime() ? { ...each, sent: true } : each,
  ]);
  return { ...kept, waiting: false, answers: Object.fromEntries(answers) };
}

/** Whether there is something to tell the server. */
export const isUnsent = (kept: KeptAttempt): boolean =>
  kept.result === null && (kept.handIn || kept.attempt.status !== 'IN_PROGRESS' || unsentAnswers(kept) !== undefined);

/** The answer that stands, sent or not; null where there is none. */
export const answerOf = ({ answers }: KeptAttempt, id: string): questions.Answer | null => answers[id]?.answer ?? null;
