import { type Args, lessonTypes, settings } from '@flightline/backend/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { refreshSchedule } from '../../lib/bookings-api.ts';

const SETTINGS = 'settings';

/** What the school decided for itself. */
export const useSettings = () => useQuery({ queryKey: [SETTINGS], queryFn: ({ signal }) => call(settings.getSettings, {}, { signal }) });

/** Changes settings as they were seen: a newer version refuses it. */
export function useChangeSettings(version: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Args<typeof settings.changeSettings>['body']) => call(settings.changeSettings, { body }, { ifMatch: version }),
    meta: { shownInPlace: true },
    onSuccess: (changed) => {
      queryClient.setQueryData([SETTINGS], changed);
      void refreshSchedule(queryClient);
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: [SETTINGS] }),
  });
}

type LessonType = lessonTypes.LessonType;

/** Changes a kind of lesson as it was seen, archives or restores it. */
export function useUpdateLessonType() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ type, body }: { type: LessonType; body: Args<typeof lessonTypes.updateLessonType>['body'] }) =>
      call(lessonTypes.updateLessonType, { params: { id: type.id }, body }, { ifMatch: type.version }),
    meta: { shownInPlace: true },
    onSettled: () => void refreshSchedule(queryClient),
  });
}

/** Adds a kind of lesson, or changes the one that is given. */
export function useSaveLessonType(type: LessonType | undefined) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: lessonTypes.NewLessonType) =>
      type
        ? call(lessonTypes.updateLessonType, { params: { id: type.id }, body }, { ifMatch: type.version })
        : call(lessonTypes.createLessonType, { body }),
    meta: { shownInPlace: true },
    onSettled: () => void refreshSchedule(queryClient),
  });
}
