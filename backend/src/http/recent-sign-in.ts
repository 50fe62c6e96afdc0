import { factors } from '#contract';

import { problem } from './app-error.ts';
import type { Actor } from './context.ts';

const RECENT_MS = factors.RECENT_SIGN_IN_MINUTES * 60_000;

/** Until when an actor's sign-in counts as recent. */
export const recentUntil = ({ authenticatedAt }: Pick<Actor, 'authenticatedAt'>): Date => new Date(authenticatedAt.getTime() + RECENT_MS);

/** For what a borrowed session must not do. Throws STEP_UP_REQUIRED where the actor proved who they are too long ago. */
export function assertRecentSignIn({ actor, now }: { actor: Actor; now: Date }): void {
  if (now <= recentUntil(actor)) return;
  throw problem('STEP_UP_REQUIRED', `You signed in more than ${factors.RECENT_SIGN_IN_MINUTES} minutes ago. Prove again who you are.`);
}
