import { type Fields, fieldsOf } from '../../components/audit/fields.ts';

export type FieldChange = {
  /** Fields inside of an object by their path, `override.reason`. */
  path: string;
  change: 'added' | 'removed' | 'changed' | 'same';
  before: unknown;
  after: unknown;
};

const nested = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? fieldsOf(value) : undefined;

const flat = (fields: Fields, prefix = ''): [path: string, value: unknown][] =>
  Object.entries(fields).flatMap(([key, value]) => {
    const inner = nested(value);
    return inner ? flat(inner, `${prefix}${key}.`) : [[`${prefix}${key}`, value] satisfies [string, unknown]];
  });

/** An empty field holds as little as one that is not there. */
const isEmpty = (value: unknown) => value === null || value === undefined || value === '';

function changeOf(before: unknown, after: unknown): FieldChange['change'] {
  if (JSON.stringify(before) === JSON.stringify(after)) return 'same';
  if (isEmpty(before)) return 'added';
  return isEmpty(after) ? 'removed' : 'changed';
}

/**
 * What an act did to an object, field by field in the order they are written. Fields that are empty on both sides are left
 * out. Where only one side is known, everything on it was added or removed.
 */
export function diffOf(before: unknown, after: unknown): FieldChange[] {
  const [was, is] = [new Map(flat(fieldsOf(before))), new Map(flat(fieldsOf(after)))];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((path) => ({ path, before: was.get(path), after: is.get(path) }))
    .filter((field) => !isEmpty(field.before) || !isEmpty(field.after))
    .map((field) => ({ ...field, change: changeOf(field.before, field.after) }));
}

/** Of one's own making: who reads what changed does not ask for these. */
const BOOKKEEPING = new Set(['version', 'updatedAt']);

/** What really changed, without the counters that change with everything. */
export const realChanges = (diff: readonly FieldChange[]): FieldChange[] =>
  diff.filter(({ change, path }) => change !== 'same' && !BOOKKEEPING.has(path));
