import type { bookings } from '@flightline/backend/contract';
import { Button, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useState } from 'react';

import { AssignDialog } from '../../components/booking/assign-dialog.tsx';
import { CancelDialog } from '../../components/booking/cancel-dialog.tsx';
import { RescheduleDialog } from '../../components/booking/reschedule-dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { useApprovals, type WaitingStatus } from './api.ts';
import { ApprovalCard, bestOf, type CardDialog } from './approval-card.tsx';
import { type Decisions, useDecisions } from './use-decisions.ts';

const EMPTY: Record<WaitingStatus, { title: string; text: string }> = {
  REQUESTED: {
    title: 'Nothing waits for you',
    text: 'New requests appear here, the oldest first; those that waited too long stand on top.',
  },
  APPROVED: { title: 'Every approved lesson has its instructor', text: 'Lessons that are approved without an instructor appear here.' },
};

/** The queue: one card a booking, decided by click or by key. */
export function ApprovalQueue({ status }: { status: WaitingStatus }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useApprovals(status);
  const decisions = useDecisions();
  if (!data)
    return error ? (
      <ProblemAlert error={error} onRetry={() => void refetch()} />
    ) : (
      <ListSkeleton rows={3} height={260} label="Loading the queue" />
    );

  const waiting = data.pages.flatMap(({ items }) => items).filter(({ booking }) => !decisions.leaving.has(booking.id));
  const { title, text } = EMPTY[status];
  return (
    <Stack gap="md">
      <VisuallyHidden role="status">{decisions.said}</VisuallyHidden>
      {waiting.length === 0 && !hasNextPage ? (
        <EmptyState icon={IconChecklist} title={title}>
          {text}
        </EmptyState>
      ) : (
        <Cards items={waiting} decisions={decisions} />
      )}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {hasNextPage && (
        <Button variant="default" mx="auto" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </Stack>
  );
}

type Open = { dialog: CardDialog; booking: bookings.Booking } | null;

function Cards({ items, decisions }: { items: readonly bookings.ApprovalItem[]; decisions: Decisions }) {
  const [open, setOpen] = useState<Open>(null);
  const { index, select } = useSelection(items, { decisions, onOpen: setOpen });
  const close = () => setOpen(null);
  const shows = (dialog: CardDialog) => open?.dialog === dialog;
  return (
    <>
      <Text size="sm" c="dimmed" visibleFrom="md">
        Keys: J and K move, Enter approves and assigns the best fit, A approves only, X cancels.
      </Text>
      {items.map((item, at) => (
        <ApprovalCard
          key={item.booking.id}
          item={item}
          selected={at === index}
          problem={decisions.problems.get(item.booking.id)}
          onSelect={() => select(at)}
          onAssign={(candidate) => void decisions.assign(item.booking, candidate)}
          onApproveOnly={() => void decisions.approveOnly(item.booking)}
          onOpen={(dialog) => setOpen({ dialog, booking: item.booking })}
        />
      ))}
      {open && (
        <>
          <AssignDialog booking={open.booking} opened={shows('assign')} onClose={close} />
          <RescheduleDialog booking={open.booking} opened={shows('reschedule')} onClose={close} />
          <CancelDialog booking={open.booking} opened={shows('cancel')} onClose={close} />
        </>
      )}
    </>
  );
}

type Acts = { decisions: Decisions; onOpen: (open: Open) => void };

/** The card that keys act on; none until one is chosen, so that the page does not scroll by itself. */
function useSelection(items: readonly bookings.ApprovalItem[], { decisions, onOpen }: Acts) {
  const [chosen, select] = useState(-1);
  const index = Math.min(chosen, items.length - 1);
  const current = items[Math.max(index, 0)];
  const move = (by: number) => select(Math.max(0, Math.min(items.length - 1, index + by)));

  const takeBest = () => {
    const best = current && bestOf(current.candidates);
    if (best) void decisions.assign(current.booking, best);
    else if (current) onOpen({ dialog: 'assign', booking: current.booking });
  };
  const approveOnly = () => {
    if (current?.booking.can.approve) void decisions.approveOnly(current.booking);
  };
  const cancel = () => {
    if (current) onOpen({ dialog: 'cancel', booking: current.booking });
  };

  useShortcuts('Approvals', [
    { key: 'j', label: 'Next', run: () => move(1) },
    { key: 'ArrowDown', label: 'Next', run: () => move(1) },
    { key: 'k', label: 'Previous', run: () => move(-1) },
    { key: 'ArrowUp', label: 'Previous', run: () => move(-1) },
    { key: 'Enter', label: 'Approve and assign the best fit', run: takeBest },
    { key: 'a', label: 'Approve without instructor', run: approveOnly },
    { key: 'x', label: 'Cancel the booking', run: cancel },
  ]);
  return { index, select };
}
