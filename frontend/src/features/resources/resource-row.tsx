import type { resources } from '@flightline/backend/contract';
import { Badge, Button, Group, Paper, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconCircleCheck, IconTool } from '@tabler/icons-react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useUpdateResource } from './api.ts';
import { KINDS } from './kinds.ts';
import classes from './resources.module.css';

/** One aircraft, simulator or room, and whether it may be used. */
export function ResourceRow({ resource, onRename }: { resource: resources.Resource; onRename: () => void }) {
  const update = useUpdateResource();
  const { name, kind, status, can } = resource;
  const grounded = status === 'GROUNDED';
  const Icon = KINDS[kind].icon;

  const set = (next: resources.Resource['status'], message: string) =>
    update.mutate({ resource, body: { status: next } }, { onSuccess: () => notifications.show({ message }) });
  const ground = () =>
    modals.openConfirmModal({
      title: `Ground ${name}?`,
      children: <Text size="sm">Nobody can be assigned to it until it returns to service. Lessons that have it already keep it.</Text>,
      labels: { confirm: `Ground ${name}`, cancel: 'Leave it' },
      confirmProps: { color: 'red' },
      onConfirm: () => set('GROUNDED', `${name} is grounded.`),
    });

  return (
    <Paper component="li" withBorder radius="lg" p="md" className={classes['row'] ?? ''}>
      <Icon size={22} stroke={1.6} aria-hidden />
      <Text fw={600} className={classes['name'] ?? ''}>
        {name}
      </Text>
      <Badge
        variant="light"
        tt="none"
        color={grounded ? 'red' : 'green'}
        leftSection={grounded ? <IconTool size={13} aria-hidden /> : <IconCircleCheck size={13} aria-hidden />}
      >
        {grounded ? 'Grounded' : 'In service'}
      </Badge>
      {can.update && (
        <Group gap="xs">
          <Button size="sm" variant="default" aria-label={`Change ${name}`} onClick={onRename}>
            Change
          </Button>
          {grounded ? (
            <Button
              size="sm"
              loading={update.isPending}
              aria-label={`Return ${name} to service`}
              onClick={() => set('IN_SERVICE', `${name} is in service again.`)}
            >
              Return to service
            </Button>
          ) : (
            <Button size="sm" variant="subtle" color="red" loading={update.isPending} aria-label={`Ground ${name}`} onClick={ground}>
              Ground
            </Button>
          )}
        </Group>
      )}
      {update.error && <ProblemAlert error={update.error} />}
    </Paper>
  );
}
