import { sessions } from '@flightline/backend/contract';
import { Badge, Button, Group, List, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';

import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { call } from '../../lib/api-client.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';

const DEVICES = 'devices';
const firstPage = (): string | null => null;

const useDevices = () =>
  useInfiniteQuery({
    queryKey: [DEVICES],
    queryFn: ({ pageParam, signal }) =>
      call(sessions.listSessions, { query: { ...(pageParam !== null && { cursor: pageParam }) } }, { signal }),
    initialPageParam: firstPage(),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

function useSignOutElsewhere() {
  const queryClient = useQueryClient();
  return useMutation({
    /** One device, or all others where none is named. */
    mutationFn: (id: string | undefined) =>
      id === undefined ? call(sessions.endOtherSessions, {}) : call(sessions.endSession, { params: { id } }),
    meta: { shownInPlace: true },
    onSettled: () => void queryClient.invalidateQueries({ queryKey: [DEVICES] }),
  });
}

/** Where one is signed in, and a way to end it there. */
export function DevicesSection() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDevices();
  const signOut = useSignOutElsewhere();
  if (!data)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={2} label="Loading devices" />;
  const devices = data.pages.flatMap(({ items }) => items);
  const askForOthers = () =>
    modals.openConfirmModal({
      title: 'Sign out everywhere else?',
      children: 'All devices but this one are signed out at once. They need your password to come back.',
      labels: { confirm: 'Sign them out', cancel: 'Leave them' },
      onConfirm: () =>
        signOut.mutate(undefined, { onSuccess: () => notifications.show({ message: 'Your other devices are signed out.' }) }),
    });
  return (
    <Stack>
      <List listStyleType="none" spacing="md" aria-label="Your devices">
        {devices.map((device) => (
          <List.Item key={device.id} styles={{ itemWrapper: { width: '100%' }, itemLabel: { flex: 1 } }}>
            <Device
              device={device}
              busy={signOut.isPending && signOut.variables === device.id}
              onSignOut={() => signOut.mutate(device.id)}
            />
          </List.Item>
        ))}
      </List>
      {signOut.error && <ProblemAlert error={signOut.error} />}
      <Group>
        {hasNextPage && (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        )}
        {devices.length > 1 && (
          <Button variant="default" onClick={askForOthers}>
            Sign out everywhere else
          </Button>
        )}
      </Group>
    </Stack>
  );
}

type DeviceProps = { device: sessions.DeviceSession; busy: boolean; onSignOut: () => void };

function Device({ device: { device, ip, lastUsedAt, current }, busy, onSignOut }: DeviceProps) {
  const { age } = useSchoolTime();
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Group gap="xs">
          <Text fw={500}>{device}</Text>
          {current && (
            <Badge variant="light" tt="none">
              This device
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          Last used {age(lastUsedAt)}
          {ip && ` · address ${ip.replace('::ffff:', '')}`}
        </Text>
      </div>
      {!current && (
        <Button variant="subtle" color="red" size="sm" loading={busy} aria-label={`Sign out ${device}`} onClick={onSignOut}>
          Sign out
        </Button>
      )}
    </Group>
  );
}
