import * as z from 'zod';

import { addDays, startOfDay } from '../../lib/school-time.ts';

/** What an address may ask for, by the server's names; days are the school's, both included. The server refuses longer texts. */
const SHAPES = {
  actorId: z.uuid(),
  action: z.string().min(1).max(80),
  resourceType: z.string().min(1).max(40),
  resourceId: z.string().min(1).max(80),
  correlationId: z.string().min(1).max(128),
  from: z.iso.date().refine((day) => day >= '1970-01-02'),
  to: z.iso.date().refine((day) => day < '2199-12-31'),
} as const;

export type FilterName = keyof typeof SHAPES;
export type AuditFilter = { [name in FilterName]?: string | undefined };

export const FILTER_NAMES = [
  'actorId',
  'action',
  'resourceType',
  'resourceId',
  'correlationId',
  'from',
  'to',
] as const satisfies readonly FilterName[];

/** Reads the filter from an address, without what cannot be. */
export const filterOf = (search: URLSearchParams): AuditFilter =>
  Object.fromEntries(
    FILTER_NAMES.flatMap((name) => {
      const value = SHAPES[name].safeParse(search.get(name)?.trim()).data;
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** The address of the page with a filter. */
export function auditPath(filter: AuditFilter): string {
  const search = new URLSearchParams(Object.entries(filter).filter((part): part is [string, string] => part[1] !== undefined)).toString();
  return search === '' ? '/audit' : `/audit?${search}`;
}

/** What the server is asked: a day begins at the school's midnight, and the last one ends with the next. */
export const queryOf = ({ from, to, ...filter }: AuditFilter, timeZone: string) => ({
  ...filter,
  ...(from !== undefined && { from: startOfDay(from, timeZone) }),
  ...(to !== undefined && { to: startOfDay(addDays(to, 1), timeZone) }),
});
