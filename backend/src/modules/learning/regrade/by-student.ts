/** The same things, those of each student together. */
export function byStudent<T extends { readonly studentId: string }>(things: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(thing.studentId);
    if (group) group.push(thing);
    else groups.set(thing.studentId, [thing]);
  }
  return groups;
}
