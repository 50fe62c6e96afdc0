import { identity, resources } from '@flightline/backend/contract';
import { useQuery } from '@tanstack/react-query';

import { call } from './api-client.ts';

/** One page holds every instructor and aircraft of a school of the size we serve. */
const ALL = { limit: 100 };

/** The school's active instructors by name. */
export const useInstructors = () =>
  useQuery({
    queryKey: ['instructors'],
    queryFn: async ({ signal }) => (await call(identity.listInstructors, { query: ALL }, { signal })).items,
    staleTime: 5 * 60_000,
  });

/** The school's aircraft, simulators and rooms by name, grounded ones included. */
export const useResources = () =>
  useQuery({
    queryKey: ['resources'],
    queryFn: async ({ signal }) => (await call(resources.listResources, { query: ALL }, { signal })).items,
    staleTime: 60_000,
  });

const PEOPLE_PAGE = 100;
/** Names are a comfort: past so many people an id stands in. */
const MOST_PAGES = 10;

/** The names of the school's people by their ids. */
export const usePeopleNames = () =>
  useQuery({
    queryKey: ['people', 'names'],
    queryFn: async ({ signal }) => {
      const names = new Map<string, string>();
      let cursor: string | null = null;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const query = { limit: PEOPLE_PAGE, ...(cursor !== null && { cursor }) };
        const found: { items: identity.User[]; nextCursor: string | null } = await call(identity.listUsers, { query }, { signal });
        for (const { id, fullName } of found.items) names.set(id, fullName);
        cursor = found.nextCursor;
        if (cursor === null) break;
      }
      return names;
    },
    staleTime: 5 * 60_000,
  });
