import { type Args, identity } from '@flightline/backend/contract';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';

const PEOPLE = 'people';
const firstPage = (): string | null => null;

export type PeopleFilter = Omit<NonNullable<Args<typeof identity.listUsers>['query']>, 'cursor' | 'limit'>;

/** People of the school by name, page after page. */
export const usePeople = (filter: PeopleFilter) =>
  useInfiniteQuery({
    queryKey: [PEOPLE, filter],
    queryFn: ({ pageParam, signal }) =>
      call(identity.listUsers, { query: { ...filter, ...(pageParam !== null && { cursor: pageParam }) } }, { signal }),
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** One person, on a page of their own. */
export const usePerson = (id: string) =>
  useQuery({ queryKey: [PEOPLE, 'one', id], queryFn: ({ signal }) => call(identity.getUser, { params: { id } }, { signal }) });

/** A change of one person as they were seen: a newer version refuses it. Lists are fetched anew whatever comes of it. */
function usePersonWrite<V, T>(write: (change: V) => Promise<T>) {
  const queryClient = useQueryClient();
  // Not awaited: what a form says of its success must not wait for lists, nor be lost when they take the form away.
  const onSettled = () => {
    for (const key of [PEOPLE, 'instructors']) void queryClient.invalidateQueries({ queryKey: [key] });
  };
  return useMutation({ mutationFn: write, meta: { shownInPlace: true }, onSettled });
}

const STATUS_CHANGES = {
  approve: identity.approveUser,
  suspend: identity.suspendUser,
  reactivate: identity.reactivateUser,
} as const;

export type StatusChange = keyof typeof STATUS_CHANGES;

export const useChangeStatus = () =>
  usePersonWrite(({ person, change }: { person: identity.User; change: StatusChange }) =>
    call(STATUS_CHANGES[change], { params: { id: person.id }, body: {} }, { ifMatch: person.version }),
  );

export const useUpdatePerson = () =>
  usePersonWrite(({ person, body }: { person: identity.User; body: Args<typeof identity.updateUser>['body'] }) =>
    call(identity.updateUser, { params: { id: person.id }, body }, { ifMatch: person.version }),
  );

export const useAddPerson = () => usePersonWrite((body: Args<typeof identity.createUser>['body']) => call(identity.createUser, { body }));

export const useInvite = () => usePersonWrite((id: string) => call(identity.inviteUser, { params: { id }, body: {} }));

export const useErase = () =>
  usePersonWrite(({ person, reason }: { person: identity.User; reason: string }) =>
    call(identity.eraseUser, { params: { id: person.id }, body: { reason } }, { ifMatch: person.version }),
  );

export const useSignOutPerson = () => usePersonWrite((id: string) => call(identity.endUserSessions, { params: { id } }));

export const useResetFactors = () => usePersonWrite((id: string) => call(identity.resetSecondFactors, { params: { id } }));
