import type { outages } from '@flightline/backend/contract';
import { useState } from 'react';

/** What is to become of a lesson that is hit. */
export type Answer = 'PLACE' | 'CANCEL' | 'LEAVE';

/** What is proposed is done unless someone says otherwise; what a rule blocks, or nothing is left for, waits for a word. */
const usual = ({ proposal, blocked }: outages.PlannedLesson): Answer => (proposal && blocked === null ? 'PLACE' : 'LEAVE');

/** The choice for each lesson of a plan, by booking; it outlives a plan that is fetched anew. */
export function useAnswers(items: readonly outages.PlannedLesson[]) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Answer>>(new Map());
  return {
    answerOf: (item: outages.PlannedLesson): Answer => chosen.get(item.booking.id) ?? usual(item),
    answer: (id: string, next: Answer) => setChosen((before) => new Map(before).set(id, next)),
    answerAll: (next: Answer) => setChosen(new Map(items.map((item) => [item.booking.id, next === 'PLACE' ? usual(item) : next]))),
  };
}
