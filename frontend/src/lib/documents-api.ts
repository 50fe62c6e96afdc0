import { type Args, eligibility } from '@flightline/backend/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from './api-client.ts';
import { refreshSchedule } from './bookings-api.ts';

/** Under the people's key: what changes a person elsewhere fetches their documents anew too. */
const PEOPLE = 'people';
/** More than anyone has on file. */
const ALL = 100;

/** A person's documents, those in the archive or those that count. */
export const useDocuments = (userId: string, { archived = false, enabled = true }: { archived?: boolean; enabled?: boolean } = {}) =>
  useQuery({
    queryKey: [PEOPLE, 'documents', userId, archived],
    queryFn: ({ signal }) =>
      call(eligibility.listDocuments, { params: { id: userId }, query: { limit: ALL, archived: archived ? 'true' : 'false' } }, { signal }),
    enabled,
  });

/** A change that rules look at: people and the schedule are fetched anew. */
function useRuleFactWrite<V, T>(write: (change: V) => Promise<T>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: write,
    meta: { shownInPlace: true },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: [PEOPLE] });
      void refreshSchedule(queryClient);
    },
  });
}

type Added = { userId: string; body: Args<typeof eligibility.createDocument>['body'] };

export const useAddDocument = () =>
  useRuleFactWrite(({ userId, body }: Added) => call(eligibility.createDocument, { params: { id: userId }, body }));

type Seen = Pick<eligibility.PersonDocument, 'id' | 'version'>;
type Changed = { document: Seen; body: Args<typeof eligibility.updateDocument>['body'] };

/** Corrects a document as it was seen: a newer version refuses it. */
export const useUpdateDocument = () =>
  useRuleFactWrite(({ document: { id, version }, body }: Changed) =>
    call(eligibility.updateDocument, { params: { id }, body }, { ifMatch: version }),
  );

export const useArchiveDocument = () =>
  useRuleFactWrite(({ id, version }: Seen) => call(eligibility.archiveDocument, { params: { id } }, { ifMatch: version }));

export const useRestoreDocument = () =>
  useRuleFactWrite(({ id, version }: Seen) => call(eligibility.restoreDocument, { params: { id }, body: {} }, { ifMatch: version }));

/** Whether a person is on hold. For admins. */
export const useHold = (userId: string) =>
  useQuery({
    queryKey: [PEOPLE, 'hold', userId],
    queryFn: ({ signal }) => call(eligibility.getHold, { params: { id: userId } }, { signal }),
  });

export const usePlaceHold = (userId: string) =>
  useRuleFactWrite((reason: string) => call(eligibility.placeHold, { params: { id: userId }, body: { reason } }));

export const useLiftHold = (userId: string) =>
  useRuleFactWrite((_: void) => call(eligibility.liftHold, { params: { id: userId }, body: {} }));
