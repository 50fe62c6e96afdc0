type State = Readonly<Record<string, unknown>>;

/** What an act says of an object: how it was, and how it is since. */
type Told = { before: unknown; after: unknown };

const isObject = (part: unknown): part is object => typeof part === 'object' && part !== null;

/**
 * How an object stands after an act, from how it stood: what the act tells of it is laid over, so that a row may hold the
 * whole object or the changed fields alone. Null where there is none (any more); undefined where the act changes nothing.
 */
export function after(state: State | null, told: Told, fields: readonly string[]): State | null | undefined {
  if (!isObject(told.after)) return isObject(told.before) ? null : undefined;
  const changed = Object.fromEntries(Object.entries(told.after).filter(([name]) => fields.includes(name)));
  return Object.keys(changed).length === 0 ? undefined : { ...state, ...changed };
}
