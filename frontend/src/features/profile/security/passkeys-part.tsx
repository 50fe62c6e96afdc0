import type { factors } from '@flightline/backend/contract';
import { ActionIcon, Button, Group, List, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconFingerprint, IconTrash } from '@tabler/icons-react';

import { PasskeyProblem } from '../../../components/passkey-problem.tsx';
import { Moment } from '../../../components/moment.tsx';
import { canUsePasskeys } from '../../../lib/passkeys.ts';
import { useAddPasskey, useRemovePasskey } from './api.ts';

/** One's passkeys, and a button for another. */
export function PasskeysPart({ passkeys, onAdded }: { passkeys: readonly factors.Passkey[]; onAdded?: () => void }) {
  const add = useAddPasskey();
  const addOne = () =>
    add.mutate(undefined, {
      onSuccess: () => {
        notifications.show({ color: 'green', message: 'The passkey is added. You can sign in with it from now on.' });
        onAdded?.();
      },
    });
  return (
    <Stack gap="sm">
      <Text fw={600}>Passkeys</Text>
      <Text size="sm">Sign in with your fingerprint, your face or the lock of your device, without a password.</Text>
      {passkeys.length > 0 && (
        <List listStyleType="none" spacing="xs" aria-label="Your passkeys">
          {passkeys.map((passkey) => (
            <List.Item key={passkey.id} styles={{ itemWrapper: { width: '100%' }, itemLabel: { flex: 1 } }}>
              <PasskeyRow passkey={passkey} />
            </List.Item>
          ))}
        </List>
      )}
      {add.error && <PasskeyProblem error={add.error} />}
      {canUsePasskeys() ? (
        <Group>
          <Button variant="default" leftSection={<IconFingerprint size={18} aria-hidden />} loading={add.isPending} onClick={addOne}>
            Add a passkey
          </Button>
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          This browser cannot hold passkeys.
        </Text>
      )}
    </Stack>
  );
}

function PasskeyRow({ passkey }: { passkey: factors.Passkey }) {
  const remove = useRemovePasskey();
  const { id, name, synced, createdAt, lastUsedAt } = passkey;
  const ask = () =>
    modals.openConfirmModal({
      title: `Remove the passkey “${name}”?`,
      children: 'It will no longer sign you in. Your device may go on offering it until you remove it there too.',
      labels: { confirm: 'Remove it', cancel: 'Keep it' },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(id),
    });
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Text fw={500}>{name}</Text>
          <Text size="sm" c="dimmed">
            Added <Moment at={createdAt} />
            {lastUsedAt && (
              <>
                , last used <Moment at={lastUsedAt} />
              </>
            )}
            {synced ? ' · on all your devices' : ' · on one device'}
          </Text>
        </div>
        <ActionIcon variant="subtle" color="red" aria-label={`Remove the passkey “${name}”`} loading={remove.isPending} onClick={ask}>
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Group>
      {remove.error && <PasskeyProblem error={remove.error} />}
    </Stack>
  );
}
