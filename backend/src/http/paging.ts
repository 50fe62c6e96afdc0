import type * as z from 'zod';

import { invalidField } from './app-error.ts';

/** What a list goes on after: the sort values of the last row shown, opaque to the caller. */
export const encodeCursor = (values: readonly (string | null)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** Reads a cursor made by `encodeCursor`. Throws VALIDATION_FAILED on one that the list did not make. */
export function decodeCursor<S extends z.ZodType>(cursor: string, shape: S): z.output<S> {
  const values = parse(cursor);
  const parsed = shape.safeParse(values);
  if (!parsed.success || !isStorable(values)) throw invalidField('cursor', 'Not a cursor of this list');
  return parsed.data;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** The database takes no NUL in a text: a forged cursor must not become an error of ours. */
const isStorable = (values: unknown) =>
  !Array.isArray(values) || values.every((value) => typeof value !== 'string' || !value.includes('\0'));

/** A page of the rows of a query that took `limit + 1`: the one too many tells that there are more. */
export function page<R>(rows: R[], limit: number, cursorOf: (last: R) => string): { items: R[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
