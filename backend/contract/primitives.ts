import * as z from 'zod';

const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** An instant: ISO 8601 UTC with milliseconds on the wire, `Date` in code on both sides. Years 1970 to 2199. */
export const instant = z
  .codec(z.iso.datetime({ error: 'Not an instant such as 2026-03-08T17:00:00.000Z' }), z.date(), {
    decode: (text) => new Date(text),
    encode: (date) => date.toISOString(),
  })
  .refine((date) => date.getTime() >= EARLIEST && date.getTime() < LATEST, { error: 'Out of range' })
  .meta({ id: 'Instant', outputId: 'Instant', override: { type: 'string', format: 'date-time', pattern: undefined } });

/** A day in the school's zone, `YYYY-MM-DD`, 1970 to 2199. */
export const localDate = z.iso
  .date({ error: 'Not a date such as 2026-03-08' })
  .refine((text) => text >= '1970-01-01' && text < '2200-01-01', { error: 'Out of range' });

/** A wall-clock time in the school's zone, `HH:MM`; `24:00` is the end of the day. */
export const localTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'Not a time such as 09:30' });

/** An ISO 8601 week, `2026-W48`. */
export const isoWeek = z
  .string()
  .regex(/^(?:19[7-9]\d|20\d\d|21\d\d)-W(?:0[1-9]|[1-4]\d|5[0-3])$/, { error: 'Not a week such as 2026-W48' });

export const id = z.uuid({ error: 'Not an id' });

// eslint-disable-next-line no-control-regex -- the point is to refuse control characters
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

const wellFormed = (text: string) => !CONTROL.test(text) && text.isWellFormed();

/** Text a person typed: trimmed, without control characters or broken surrogates. */
export const text = (max: number) => z.string().trim().max(max).refine(wellFormed, { error: 'Holds characters that cannot be stored' });

/** As `text`, but not empty. */
export const requiredText = (max: number) =>
  z.string().trim().min(1, { error: 'Required' }).max(max).refine(wellFormed, { error: 'Holds characters that cannot be stored' });

/** An e-mail address, kept in lower case: addresses are compared without regard to case. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ error: 'Not an e-mail address' }));

export const version = z.int().min(1);

/** Query strings say `true` and `false`. */
export const queryBoolean = z.enum(['true', 'false']);

export const pageQuery = z.strictObject({
  limit: z.coerce.number<number>().int().min(1).max(100).default(20),
  /** Holds the sort key of the last item, such as a title of 200 letters of any script. */
  cursor: z.string().max(2_000).optional(),
});

/** A page of a list; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const idParams = z.strictObject({ id });

/** Someone or something, named. */
export const personRef = z.object({ id, fullName: z.string() }).meta({ id: 'PersonRef' });
export const namedRef = z.object({ id, name: z.string() }).meta({ id: 'NamedRef' });
export const resourceRef = z.object({ id, name: z.string() }).meta({ id: 'ResourceRef' });
