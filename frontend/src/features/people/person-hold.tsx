import type { identity } from '@flightline/backend/contract';
import { Alert, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconPlayerPause } from '@tabler/icons-react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useHold, useLiftHold } from '../../lib/documents-api.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { HoldDialog } from './hold-dialog.tsx';

/** For admins: whether this person is on hold and why, and the way in and out of it. */
export function PersonHold({ person }: { person: identity.User }) {
  const time = useSchoolTime();
  const { data, error, refetch } = useHold(person.id);
  const lift = useLiftHold(person.id);
  const [isOpen, { open, close }] = useDisclosure(false);
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (!data.hold)
    return (
      <Group>
        <Button variant="default" leftSection={<IconPlayerPause size={18} aria-hidden />} onClick={open}>
          Put on hold
        </Button>
        {isOpen && <HoldDialog person={person} onClose={close} />}
      </Group>
    );
  const { reason, placedBy, placedAt } = data.hold;
  const onSuccess = () => notifications.show({ color: 'green', message: `${person.fullName} is no longer on hold.` });
  return (
    <Alert color="orange" title="On hold" icon={<IconPlayerPause aria-hidden />}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {reason}
      </Text>
      <Text size="sm" mt={4}>
        {placedBy.fullName}, {time.instant(placedAt)}. {person.fullName} is told to speak to the school, not why.
      </Text>
      {lift.error && <ProblemAlert error={lift.error} />}
      <Button mt="sm" size="sm" variant="default" loading={lift.isPending} onClick={() => lift.mutate(undefined, { onSuccess })}>
        Lift the hold
      </Button>
    </Alert>
  );
}
