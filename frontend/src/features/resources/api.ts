import { type Args, resources } from '@flightline/backend/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { SCHEDULE } from '../../lib/bookings-api.ts';

/** What is flown or used changed: lists, slots and the week are fetched anew. */
function useResourceWrite<V>(write: (change: V) => Promise<resources.Resource>) {
  const queryClient = useQueryClient();
  // Not awaited: what a form says of its success must not wait for lists, nor be lost when they take the form away.
  const onSettled = () => {
    for (const key of ['resources', SCHEDULE]) void queryClient.invalidateQueries({ queryKey: [key] });
  };
  return useMutation({ mutationFn: write, meta: { shownInPlace: true }, onSettled });
}

export const useAddResource = () =>
  useResourceWrite((body: Args<typeof resources.createResource>['body']) => call(resources.createResource, { body }));

type Change = { resource: resources.Resource; body: Args<typeof resources.updateResource>['body'] };

export const useUpdateResource = () =>
  useResourceWrite(({ resource, body }: Change) =>
    call(resources.updateResource, { params: { id: resource.id }, body }, { ifMatch: resource.version }),
  );
