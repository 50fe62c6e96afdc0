import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';
import * as z from 'zod';

export const DURATIONS = [60, 90, 120, 180, 240] as const;

const choice = z.object({
  day: z.iso.date().optional().catch(undefined),
  /** In minutes; a kind of lesson may have any. */
  duration: z.coerce.number().int().min(15).max(480).catch(60),
  /** A kind of lesson, which brings its own length. */
  type: z.uuid().optional().catch(undefined),
  instructor: z.uuid().optional().catch(undefined),
  resource: z.uuid().optional().catch(undefined),
  /** Any of a model, where it does not matter which. */
  model: z.string().min(1).max(40).optional().catch(undefined),
  /** The chosen time's beginning; with it the page asks for details. */
  at: z.iso.datetime().optional().catch(undefined),
  /** Every so many weeks, so many times; once where it is left out. */
  every: z.coerce.number().int().min(1).max(4).optional().catch(undefined),
  times: z.coerce.number().int().min(2).max(26).catch(8),
  /** The request just sent. */
  sent: z.uuid().optional().catch(undefined),
});
export type Choice = z.infer<typeof choice>;

type Change = Partial<Record<keyof Choice, string | undefined>>;

/** What is chosen so far, kept in the URL: back, reload and a pasted link all work. */
export function useChoice() {
  const [search, setSearch] = useSearchParams();

  // Two changes in one breath: the second is made to what the first has left, though the address does not show it yet.
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  }, [search]);

  const choose = (change: Change, { replace = false } = {}) => {
    const after = new URLSearchParams(latest.current);
    for (const [name, value] of Object.entries(change)) {
      if (value) after.set(name, value);
      else after.delete(name);
    }
    latest.current = after;
    setSearch(after, { replace, preventScrollReset: replace });
  };

  return { choice: choice.parse(Object.fromEntries(search)), choose };
}
