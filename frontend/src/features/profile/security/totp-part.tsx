import type { factors } from '@flightline/backend/contract';
import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';

import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { Moment } from '../../../components/moment.tsx';
import { useRemoveTotp, useRenewRecoveryCodes } from './api.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { TotpSetup } from './totp-setup.tsx';

/** The authenticator app: none yet, or since when, with its recovery codes. */
export function TotpPart({ security }: { security: factors.Security }) {
  const [settingUp, setSettingUp] = useState(false);
  const { totpSince } = security;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600}>Authenticator app</Text>
        <Badge variant="light" color={totpSince ? 'green' : 'gray'}>
          {totpSince ? 'On' : 'Off'}
        </Badge>
      </Group>
      {totpSince ? (
        <TotpOn security={security} since={totpSince} />
      ) : (
        <>
          <Text size="sm">After your password, signing in asks for a code of an app on your telephone.</Text>
          <Group>
            <Button variant="default" onClick={() => setSettingUp(true)}>
              Set up an authenticator app
            </Button>
          </Group>
        </>
      )}
      <Modal opened={settingUp} onClose={() => setSettingUp(false)} title="Set up an authenticator app" closeOnClickOutside={false}>
        <TotpSetup onDone={() => setSettingUp(false)} />
      </Modal>
    </Stack>
  );
}

function TotpOn({ security, since }: { security: factors.Security; since: Date }) {
  const remove = useRemoveTotp();
  const renew = useRenewRecoveryCodes();
  const askToRemove = () =>
    modals.openConfirmModal({
      title: 'Remove the authenticator app?',
      children: 'Your password alone will sign you in again, and your recovery codes end.',
      labels: { confirm: 'Remove it', cancel: 'Keep it' },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(undefined, { onSuccess: () => notifications.show({ message: 'The authenticator app is removed.' }) }),
    });
  return (
    <>
      <Text size="sm">
        Since <Moment at={since} />. {codesLeft(security.recoveryCodesLeft)}
      </Text>
      {(remove.error ?? renew.error) && <ProblemAlert error={remove.error ?? renew.error} />}
      <Group>
        <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate(undefined)}>
          New recovery codes
        </Button>
        <Button variant="subtle" color="red" loading={remove.isPending} onClick={askToRemove}>
          Remove
        </Button>
      </Group>
      <Modal opened={renew.data !== undefined} onClose={renew.reset} title="New recovery codes" closeOnClickOutside={false}>
        <RecoveryCodes codes={renew.data?.recoveryCodes ?? []} onDone={renew.reset} />
      </Modal>
    </>
  );
}

const codesLeft = (count: number) => (count === 1 ? 'One recovery code is left.' : `${count} recovery codes are left.`);
