import type { Input, Result, slots } from '#contract';
import type { ActorScope } from '#src/http/context.ts';
import { listActiveInstructors } from '#src/modules/users/index.ts';

import { obstaclesInWay } from './explanation.ts';
import { fullWords, neutralWords } from './obstacle-words.ts';
import { searchWithin } from './slot-search.ts';

const MINUTE = 60_000;

/** Why a time is not offered, by the engine that lists slots and judges assignments: neutral words for students, all for the staff. */
export async function explainSlot(
  scope: ActorScope,
  { query: { startsAt, ...search } }: Input<typeof slots.explainSlot>,
): Promise<Result<typeof slots.explainSlot>> {
  const { agenda, need } = await searchWithin(scope, search, { startsAt, endsAt: new Date(startsAt.getTime() + 8 * 60 * MINUTE) });
  const obstacles = obstaclesInWay(agenda, need, startsAt);
  if (obstacles.length === 0) return { offered: true, obstacles: [] };
  const isForStaff = scope.actor.role !== 'STUDENT';
  const instructors = isForStaff ? await listActiveInstructors(scope) : [];
  const names = new Map([
    ...instructors.map(({ id, fullName }) => [id, fullName] as const),
    ...[...agenda.resources.values()].map(({ id, name }) => [id, name] as const),
  ]);
  return { offered: false, obstacles: isForStaff ? fullWords(obstacles, names) : neutralWords(obstacles, need) };
}
