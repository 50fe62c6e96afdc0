import { type Args, settings } from '@flightline/backend/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';

const SETTINGS = 'settings';

/** What the school decided for itself. */
export const useSettings = () => useQuery({ queryKey: [SETTINGS], queryFn: ({ signal }) => call(settings.getSettings, {}, { signal }) });

/** Changes settings as they were seen: a newer version refuses it. */
export function useChangeSettings(version: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Args<typeof settings.changeSettings>['body']) => call(settings.changeSettings, { body }, { ifMatch: version }),
    meta: { shownInPlace: true },
    onSuccess: (changed) => queryClient.setQueryData([SETTINGS], changed),
    onError: () => void queryClient.invalidateQueries({ queryKey: [SETTINGS] }),
  });
}
