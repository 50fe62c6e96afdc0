/** What a draw is to take, and from what, the most welcome first. */
export type Wanted = { readonly count: number; readonly candidates: readonly string[] };

/**
 * Shares candidates among draws that may want the same ones: none goes to two, and each draw gets its count wherever there
 * is any way to give it to all. A draw for which nothing is left takes one from another that finds itself a different one.
 */
export function shareDraws(wanted: readonly Wanted[]): string[][] {
  const owners = new Map<string, number>();
  wanted.forEach(({ count }, draw) => {
    for (let taken = 0; taken < count && takeOne({ wanted, owners }, draw); taken += 1);
  });
  return wanted.map(({ candidates }, draw) => candidates.filter((id) => owners.get(id) === draw));
}

type Shares = { wanted: readonly Wanted[]; owners: Map<string, number> };

/** The shortest chain of draws that hand one on; false where there is none. */
function takeOne({ wanted, owners }: Shares, first: number): boolean {
  const asked = new Map<number, { by: number; id: string }>();
  const queue = [first];
  for (const draw of queue) {
    for (const id of wanted[draw]?.candidates ?? []) {
      const owner = owners.get(id);
      if (owner === undefined) return handOn({ owners, asked }, { draw, id });
      if (owner === first || asked.has(owner)) continue;
      asked.set(owner, { by: draw, id });
      queue.push(owner);
    }
  }
  return false;
}

function handOn(
  { owners, asked }: { owners: Map<string, number>; asked: ReadonlyMap<number, { by: number; id: string }> },
  free: { draw: number; id: string },
): true {
  owners.set(free.id, free.draw);
  for (let step = asked.get(free.draw); step; step = asked.get(step.by)) owners.set(step.id, step.by);
  return true;
}
