import * as z from 'zod';

/** What `before` or `after` of an entry holds. */
export type Fields = Readonly<Record<string, unknown>>;

const fields = z.record(z.string(), z.unknown());

/** The fields of an object in the log; none where there is nothing. */
export const fieldsOf = (value: unknown): Fields => fields.safeParse(value).data ?? {};

/** A text or number as text; undefined where there is none. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? value : undefined;

/** What the log writes in place of what belonged to a person who was erased. */
export const ERASED = '(erased)';
