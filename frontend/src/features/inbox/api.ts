import { notifications } from '@flightline/backend/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';

const INBOX = 'notifications';
const SHOWN = 15;

/** One's latest messages, and how many are unread. */
export const useInbox = () =>
  useQuery({
    queryKey: [INBOX],
    queryFn: ({ signal }) => call(notifications.listNotifications, { query: { limit: SHOWN } }, { signal }),
  });

/** Marks one message as read, or all of them where none is named. */
export function useMarkRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ id }: { id?: string }) => {
      if (id === undefined) await call(notifications.readAllNotifications, { body: {} });
      else await call(notifications.readNotification, { params: { id }, body: {} });
    },
    onSettled: () => void queryClient.invalidateQueries({ queryKey: [INBOX] }),
  });
}
