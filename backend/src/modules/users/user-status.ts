import type { identity } from '#contract';

type UserStatus = identity.UserStatus;

/** From which statuses each action may start, and where it leads. Shutting out someone who waits turns them away. */
export const TRANSITIONS = {
  approve: { from: ['PENDING'], to: 'ACTIVE' },
  suspend: { from: ['PENDING', 'ACTIVE'], to: 'SUSPENDED' },
  reactivate: { from: ['SUSPENDED'], to: 'ACTIVE' },
} as const satisfies Record<string, { from: readonly UserStatus[]; to: UserStatus }>;

export type StatusAction = keyof typeof TRANSITIONS;

/** Whether a person in that status allows the action, whoever asks. */
export function mayTransition(action: StatusAction, from: UserStatus): boolean {
  const allowed: readonly UserStatus[] = TRANSITIONS[action].from;
  return allowed.includes(from);
}
