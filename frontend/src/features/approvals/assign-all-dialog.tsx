import type { assignAll } from '@flightline/backend/contract';
import { Alert, Button, Checkbox, Group, List, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';

import { titleOf } from '../../components/booking/booking-words.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { UndoToast } from '../../components/undo-toast.tsx';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import classes from './approvals.module.css';
import { useAssignAll, useProposal, useUnassign } from './assign-all-api.ts';

/** Opens the proposal for the whole queue. */
export function AssignAllButton({ waiting }: { waiting: number }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconUsersGroup size={18} aria-hidden />} disabled={waiting === 0} onClick={open}>
        Assign all…
      </Button>
      <Modal opened={isOpen} onClose={close} title="Assign all" size="xl">
        {isOpen && <Proposal onDone={close} />}
      </Modal>
    </>
  );
}

function Proposal({ onDone }: { onDone: () => void }) {
  const { data, error, refetch } = useProposal();
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={260} radius="md" role="status" aria-busy aria-label="Looking for the best matching" />;
  return <Chooser proposal={data} onDone={onDone} />;
}

const count = (lessons: number) => (lessons === 1 ? 'one lesson' : `${lessons} lessons`);

function Chooser({ proposal: { items, unmatched, total }, onDone }: { proposal: assignAll.Proposal; onDone: () => void }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = items.filter(({ booking }) => !left.has(booking.id));
  const beyond = total - items.length - unmatched.length;
  const { apply, error, isPending, refused } = useApply(items, onDone);
  const toggle = (id: string) =>
    setLeft((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });

  return (
    <Stack>
      <Text size="sm" c="dimmed">
        The best matching of the whole queue: as many lessons as can be, the oldest first, then whom students asked for or know, then even
        hours. Nothing is changed yet.
      </Text>
      {items.length === 0 && <Text>For none of them is anyone free.</Text>}
      <ul className={classes['candidates']} aria-label="Proposed">
        {items.map((item) => (
          <ProposedRow key={item.booking.id} item={item} isChosen={!left.has(item.booking.id)} onToggle={() => toggle(item.booking.id)} />
        ))}
      </ul>
      {unmatched.length > 0 && <Unmatched unmatched={unmatched} />}
      {beyond > 0 && (
        <Text size="sm" c="dimmed">
          {beyond} more wait behind these: open this again afterwards.
        </Text>
      )}
      {refused.length > 0 && (
        <Alert color="red" title={`${count(refused.length)} could not be assigned`.replace(/^o/, 'O')}>
          <List size="sm">
            {refused.map(({ name, detail }) => (
              <List.Item key={name}>
                {name}: {detail}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {error && <ProblemAlert error={error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {refused.length > 0 ? 'Close' : 'Leave it'}
        </Button>
        {refused.length === 0 && (
          <Button loading={isPending} disabled={chosen.length === 0} onClick={() => apply(chosen)}>
            Assign {count(chosen.length)}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

type ProposedRowProps = { item: assignAll.Proposed; isChosen: boolean; onToggle: () => void };

function ProposedRow({ item: { booking, instructor, resource, reason }, isChosen, onToggle }: ProposedRowProps) {
  const time = useSchoolTime();
  const who = [instructor?.fullName ?? 'No instructor needed', resource?.name].filter(Boolean).join(', ');
  return (
    <li className={classes['candidate']}>
      <Checkbox
        checked={isChosen}
        onChange={onToggle}
        label={
          <>
            <Text size="sm" fw={600}>
              {titleOf(booking)} for {booking.student.fullName}, {time.period(booking)}
            </Text>
            <Text size="sm">{who}</Text>
            <Text size="xs" c="dimmed">
              {reason}
            </Text>
          </>
        }
      />
    </li>
  );
}

function Unmatched({ unmatched }: Pick<assignAll.Proposal, 'unmatched'>) {
  const time = useSchoolTime();
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        Not matched
      </Text>
      <List size="sm">
        {unmatched.map(({ booking, reason }) => (
          <List.Item key={booking.id}>
            {titleOf(booking)} for {booking.student.fullName}, {time.period(booking)}: {reason.charAt(0).toLowerCase() + reason.slice(1)}
          </List.Item>
        ))}
      </List>
    </div>
  );
}

const wasApproved = (booking: assignAll.Proposed['booking'] | undefined) => booking?.status === 'APPROVED';

/** Carries a choice out; what went through can be taken back for a while, what did not is told. */
function useApply(items: readonly assignAll.Proposed[], onDone: () => void) {
  const assign = useAssignAll();
  const unassign = useUnassign();
  const [refused, setRefused] = useState<{ name: string; detail: string }[]>([]);
  const before = new Map(items.map(({ booking }) => [booking.id, booking]));

  const offerUndo = (assigned: Parameters<typeof unassign.mutateAsync>[0]) => {
    const toast = notifications.show({
      color: 'green',
      autoClose: 15_000,
      message: (
        <UndoToast
          what={`${count(assigned.length)} assigned.`.replace(/^o/, 'O')}
          onUndo={() => {
            notifications.hide(toast);
            // The dialog is gone by then: what it would hear of a mutation, it no longer does.
            void unassign.mutateAsync(assigned).then((done) => {
              const many = count(done);
              notifications.show({ message: `${many.charAt(0).toUpperCase()}${many.slice(1)} of ${assigned.length} taken back.` });
            });
          }}
        />
      ),
    });
  };
  const apply = (chosen: readonly assignAll.Proposed[]) =>
    assign.mutate(chosen, {
      onSuccess: ({ items: outcomes }) => {
        const assigned = outcomes.flatMap(({ booking }) => {
          if (!booking) return [];
          return { id: booking.id, version: booking.version, was: wasApproved(before.get(booking.id)) ? 'APPROVED' : 'REQUESTED' } as const;
        });
        if (assigned.length > 0) offerUndo(assigned);
        const failed = outcomes.flatMap(({ bookingId, problem }) => {
          const booking = before.get(bookingId);
          return problem && booking ? { name: `${titleOf(booking)} for ${booking.student.fullName}`, detail: problem.detail } : [];
        });
        setRefused(failed);
        if (failed.length === 0) onDone();
      },
    });
  return { apply, refused, error: assign.error, isPending: assign.isPending };
}
