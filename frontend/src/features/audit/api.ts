import { type Args, audit, identity } from '@flightline/backend/contract';
import { keepPreviousData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { isProblem } from '../../lib/api-error.ts';
import { given } from '../../lib/given.ts';
import { findEntry } from './find-entry.ts';

const AUDIT = 'audit';
const firstPage = (): string | null => null;

type Query = Omit<NonNullable<Args<typeof audit.listAuditLogs>['query']>, 'cursor' | 'limit'>;

/** Entries that a filter finds, newest first, page after page. */
export const useAuditLog = (query: Query, limit = 50) =>
  useInfiniteQuery({
    queryKey: [AUDIT, 'log', query, limit],
    queryFn: ({ pageParam, signal }) =>
      call(audit.listAuditLogs, { query: { ...query, limit, ...(pageParam !== null && { cursor: pageParam }) } }, { signal }),
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** One entry by its number; null where the log has none. */
export const useEntry = (seq: number | undefined, known?: audit.AuditEntry) =>
  useQuery({
    queryKey: [AUDIT, 'entry', seq],
    queryFn: async ({ signal }) => {
      const read = (query: Args<typeof audit.listAuditLogs>['query']) => call(audit.listAuditLogs, query ? { query } : {}, { signal });
      return (await findEntry(seq ?? 0, read)) ?? null;
    },
    enabled: seq !== undefined && !known,
  });

/** Whether the chain holds, as of now: asked at every opening of the page, and on demand. */
export const useVerification = () =>
  useQuery({
    queryKey: [AUDIT, 'verification'],
    queryFn: ({ signal }) => call(audit.verifyAuditLog, {}, { signal }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });

/** Fetches anew what is on screen of the log. */
export const refreshAudit = (queryClient: QueryClient): void => void queryClient.invalidateQueries({ queryKey: [AUDIT] });

export type Rebuildable = NonNullable<NonNullable<Args<typeof audit.getAsItWas>['query']>['resourceType']>;

/** The type, where things of it can be rebuilt. */
export const rebuildableType = (type: string): Rebuildable | undefined => audit.rebuildable.safeParse(type).data;

type AsItWasQuery = { resourceType: Rebuildable | undefined; resourceId: string; at: Date };

/** A thing as it stood at a moment; null where the server cannot tell. Without a type nothing is asked. */
export const useAsItWas = ({ resourceType, ...rest }: AsItWasQuery) =>
  useQuery({
    queryKey: [AUDIT, 'as-it-was', resourceType, rest],
    queryFn: ({ signal }) =>
      call(audit.getAsItWas, { query: { ...given({ resourceType }), ...rest } }, { signal }).catch((error: unknown) => {
        if (isProblem(error, 'NOT_FOUND')) return null;
        throw error;
      }),
    enabled: resourceType !== undefined,
    placeholderData: keepPreviousData,
  });

/** People whose name or address holds a text. */
export const usePeopleSearch = (q: string) =>
  useQuery({
    queryKey: ['people', 'search', q],
    queryFn: async ({ signal }) => (await call(identity.listUsers, { query: { limit: 20, ...(q && { q }) } }, { signal })).items,
    placeholderData: keepPreviousData,
  });
