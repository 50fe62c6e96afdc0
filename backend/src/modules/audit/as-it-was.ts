type State = Readonly<Record<string, unknown>>;

/** What an act says of an object: how it was, and how it is since. */
type Told = { before: unknown; after: unknown };

/** What of a snapshot is state; undefined where nothing is. */
function stateIn(snapshot: unknown, fields: readonly string[]): State | undefined {
  if (typeof snapshot !== 'object' || snapshot === null) return undefined;
  const found = Object.entries(snapshot).filter(([name]) => fields.includes(name));
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/**
 * How an object stands after an act, from how it stood: what the act tells of it is laid over, so that a row may hold the
 * whole object or the changed fields alone. Null where there is none (any more); undefined where the act changes nothing.
 */
export function after(state: State | null, told: Told, fields: readonly string[]): State | null | undefined {
  const since = stateIn(told.after, fields);
  if (since) return { ...state, ...since };
  return told.after === null && stateIn(told.before, fields) ? null : undefined;
}
