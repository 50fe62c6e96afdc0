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
