import { can, notifications, type Role } from '#contract';
import { problem } from '#src/http/app-error.ts';
import type { Actor, RequestContext } from '#src/http/context.ts';

/** Enough for anyone's windows; one stream serves all tabs of a browser that shares it. */
const MOST_STREAMS = 20;

/** Opens the caller's stream of events. Throws RATE_LIMITED where they hold too many already. */
export function watchEvents({ actor, services: { streams } }: RequestContext<Actor>): AsyncIterable<string> {
  const { tenantId, userId, sessionId, role } = actor;
  const held = streams.of(tenantId).filter(({ reader }) => reader.userId === userId).length;
  if (held >= MOST_STREAMS) throw problem('RATE_LIMITED', 'Too many windows are open. Close some of them.', { retryAfter: 60 });
  return streams.open({ tenantId, userId, sessionId, role, topics: topicsFor(role) });
}

/** Who may not list people does not hear that something about them changed either. */
const topicsFor = (role: Role) => notifications.LIVE_TOPICS.filter((topic) => topic !== 'users' || can(role, 'user:list'));
