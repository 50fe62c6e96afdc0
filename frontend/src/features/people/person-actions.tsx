import type { identity } from '@flightline/backend/contract';
import { Button, Menu, Modal } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconBan, IconChevronDown, IconEraser, IconLogout, IconMailForward, IconShieldOff } from '@tabler/icons-react';
import { useState } from 'react';

import { explainError } from '../../lib/explain-error.ts';
import { type StatusChange, useChangeStatus, useInvite, useResetFactors, useSignOutPerson } from './api.ts';
import { EditPersonDialog } from './edit-person-dialog.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { LinkToHandOver } from './link-to-hand-over.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';

const showFailure = (error: Error) => {
  const { title, advice } = explainError(error);
  notifications.show({ color: 'red', title, message: advice });
};

const CHANGES = [
  { change: 'approve', label: 'Approve', done: 'can sign in now.' },
  { change: 'reactivate', label: 'Let in again', done: 'can sign in again.' },
] as const satisfies readonly { change: StatusChange; label: string; done: string }[];

/** What an admin may do with a person. */
export function PersonActions({ person }: { person: identity.Person }) {
  const [open, setOpen] = useState<'edit' | 'suspend' | 'erase'>();
  const status = useChangeStatus();
  const close = () => setOpen(undefined);
  return (
    <>
      {CHANGES.filter(({ change }) => person.can[change]).map(({ change, label, done }) => (
        <Button
          key={change}
          loading={status.isPending}
          onClick={() =>
            status.mutate(
              { person, change },
              { onSuccess: () => notifications.show({ color: 'green', message: `${person.fullName} ${done}` }), onError: showFailure },
            )
          }
        >
          {label}
        </Button>
      ))}
      <Button variant="default" onClick={() => setOpen('edit')}>
        Edit
      </Button>
      <MoreActions person={person} onSuspend={() => setOpen('suspend')} onErase={() => setOpen('erase')} />
      {open === 'edit' && <EditPersonDialog person={person} onClose={close} />}
      {open === 'erase' && <EraseDialog person={person} onClose={close} />}
      {open === 'suspend' && <SuspendDialog person={person} onClose={close} />}
    </>
  );
}

type MoreActionsProps = { person: identity.Person; onSuspend: () => void; onErase: () => void };

function MoreActions({ person, onSuspend, onErase }: MoreActionsProps) {
  const invite = useInvite();
  const reset = useResetFactors();
  const signOut = useSignOutPerson();
  const { id, fullName, invited, hasSecondFactor, can } = person;
  const askToReset = () =>
    modals.openConfirmModal({
      title: `Remove ${fullName}’s second factors?`,
      children:
        'For someone who lost their telephone. They are signed out everywhere and sign in with their password alone until they set up another. Make sure that it is really them who asks.',
      labels: { confirm: 'Remove them', cancel: 'Leave them' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        reset.mutate(id, {
          onSuccess: () => notifications.show({ message: `${fullName}’s second factors are removed.` }),
          onError: showFailure,
        }),
    });
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {invited && (
            <Menu.Item leftSection={<IconMailForward size={18} aria-hidden />} onClick={() => invite.mutate(id, { onError: showFailure })}>
              Invite again
            </Menu.Item>
          )}
          {hasSecondFactor && (
            <Menu.Item leftSection={<IconShieldOff size={18} aria-hidden />} onClick={askToReset}>
              Remove second factors
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconLogout size={18} aria-hidden />}
            onClick={() =>
              signOut.mutate(id, {
                onSuccess: () => notifications.show({ message: `${fullName} is signed out everywhere.` }),
                onError: showFailure,
              })
            }
          >
            Sign out everywhere
          </Menu.Item>
          {can.suspend && (
            <Menu.Item color="red" leftSection={<IconBan size={18} aria-hidden />} onClick={onSuspend}>
              {person.status === 'PENDING' ? 'Turn away' : 'Suspend'}
            </Menu.Item>
          )}
          {can.erase && (
            <Menu.Item color="red" leftSection={<IconEraser size={18} aria-hidden />} onClick={onErase}>
              Erase
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={invite.data !== undefined} onClose={invite.reset} title="Invited again" closeOnClickOutside={false}>
        <LinkToHandOver fullName={fullName} url={invite.data?.setPasswordUrl} onDone={invite.reset} />
      </Modal>
    </>
  );
}
