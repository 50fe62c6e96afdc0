import type { notifications } from '@flightline/backend/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { SCHEDULE } from '../../lib/bookings-api.ts';
import { LEARNING } from '../../lib/learning-api.ts';
import { followChanges } from '../../lib/live-updates.ts';

/** Which of what we keep is out of date once a topic changed. */
const KEPT = {
  calendar: [SCHEDULE],
  courses: [LEARNING],
  users: ['people', 'instructors'],
  resources: ['resources', SCHEDULE],
  notifications: ['notifications'],
} as const satisfies Record<notifications.LiveTopic, readonly string[]>;

/** Fetches anew what is on screen as soon as someone else changes it. */
export function useLiveUpdates(): void {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      followChanges((change) => {
        if (change === 'everything') return void queryClient.invalidateQueries();
        for (const kept of new Set(change.flatMap((topic) => KEPT[topic]))) void queryClient.invalidateQueries({ queryKey: [kept] });
      }),
    [queryClient],
  );
}
