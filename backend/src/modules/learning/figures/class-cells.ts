import type { figures } from '#contract';

/** What is known of one student and one lesson; nothing of it where they never touched it. */
export type Facts = {
  readonly attempts: number;
  readonly best: number | null;
  readonly isOpen: boolean;
  readonly isCompleted: boolean;
  readonly dueAt: Date | null;
};

const UNTOUCHED: Facts = { attempts: 0, best: null, isOpen: false, isCompleted: false, dueAt: null };

/** How one student stands in one lesson. */
export function cellOf(facts: Facts = UNTOUCHED, now: Date): figures.ClassCell {
  const { attempts, best, isCompleted, dueAt } = facts;
  return { status: statusOf(facts), best, attempts, dueAt, overdue: !isCompleted && dueAt !== null && dueAt < now };
}

function statusOf({ isCompleted, isOpen, attempts }: Facts): figures.CellStatus {
  if (isCompleted) return 'COMPLETED';
  if (isOpen) return 'IN_PROGRESS';
  return attempts > 0 ? 'FAILED' : 'NOT_STARTED';
}

/** The share of the lessons that are completed, in percent with two decimals; of no lessons none. */
export function percentOf(cells: readonly figures.ClassCell[]): number {
  if (cells.length === 0) return 0;
  return Math.round((cells.filter(({ status }) => status === 'COMPLETED').length * 10_000) / cells.length) / 100;
}
