import type { questions } from '@flightline/backend/contract';
import { useEffect, useRef } from 'react';

import { attemptDesk } from '../../lib/attempts/attempt-desk.ts';
import { answerOf, type KeptAttempt, withAnswer } from '../../lib/attempts/kept-attempt.ts';
import type { ChangeKept } from './use-kept-attempt.ts';

const TYPING_PAUSE_MS = 700;

export type Answering = {
  kept: KeptAttempt;
  /** Keeps an answer at once and sends it; while one types, after a pause. */
  answer: (question: questions.ShownQuestion, answer: questions.Answer | null) => void;
  toggleFlag: (questionId: string) => void;
  goTo: (place: number) => void;
  /** Hands in what there is: now, or as soon as the server can be reached. */
  handIn: () => void;
};

/** What one can do in an attempt. */
export function useAnswering(kept: KeptAttempt, change: ChangeKept): Answering {
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const who = { userId: kept.userId, id: kept.id };
  const send = () => {
    clearTimeout(typing.current);
    attemptDesk.send(who).catch(() => undefined);
  };
  useEffect(() => () => clearTimeout(typing.current), []);

  return {
    kept,
    answer(question, answer) {
      const now = Date.now();
      const isTyped = question.kind === 'NUMERIC' || question.kind === 'SHORT_TEXT';
      void change((before) => withAnswer(before, { id: question.id, answer, now })).then(() => {
        clearTimeout(typing.current);
        typing.current = setTimeout(send, isTyped ? TYPING_PAUSE_MS : 0);
      });
    },
    toggleFlag: (id) =>
      void change((before) => ({
        ...before,
        flagged: before.flagged.includes(id) ? before.flagged.filter((each) => each !== id) : [...before.flagged, id],
      })),
    goTo: (place) => void change((before) => ({ ...before, place: Math.max(0, Math.min(before.attempt.questions.length - 1, place)) })),
    handIn: () => void change((before) => ({ ...before, handIn: true })).then(send),
  };
}

/** Whether a question has an answer; one that is partly matched has. */
export function isAnswered(kept: KeptAttempt, id: string): boolean {
  const answer = answerOf(kept, id);
  if (answer === null || answer === '') return false;
  return typeof answer !== 'object' || Object.keys(answer).length > 0;
}
