import type { identity } from '@flightline/backend/contract';
import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUserSearch } from '@tabler/icons-react';
import { useState } from 'react';

import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { type PeopleFilter, type StatusChange, useChangeStatus, usePeople } from './api.ts';
import { EditPersonDialog } from './edit-person-dialog.tsx';
import { PersonRow } from './person-row.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';
import classes from './people.module.css';

type Open = { dialog: 'edit' | 'suspend'; person: identity.User } | null;

const DONE: Record<StatusChange, string> = { approve: 'can sign in now.', suspend: 'is suspended.', reactivate: 'can sign in again.' };

type PeopleListProps = {
  filter: PeopleFilter;
  /** What is said where the filter finds nobody. */
  empty?: string;
  /** Leaves out those who wait for approval: they stand on a list of their own. */
  withoutWaiting?: boolean;
};

/** The people a filter finds. */
export function PeopleList({ filter, empty, withoutWaiting = false }: PeopleListProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = usePeople(filter);
  if (!data) {
    if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
    return <ListSkeleton rows={empty ? 1 : 6} label="Loading people" />;
  }
  const people = data.pages.flatMap(({ items }) => items).filter(({ status }) => !withoutWaiting || status !== 'PENDING');
  if (people.length === 0 && !hasNextPage) return empty ? <Text c="dimmed">{empty}</Text> : <Nobody />;
  return (
    <Stack gap="sm">
      <Rows people={people} />
      {hasNextPage && (
        <Button variant="default" mx="auto" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </Stack>
  );
}

function Rows({ people }: { people: readonly identity.User[] }) {
  const change = useChangeStatus();
  const [open, setOpen] = useState<Open>(null);
  const onChange = (person: identity.User, to: StatusChange) =>
    change.mutate(
      { person, change: to },
      { onSuccess: () => notifications.show({ color: 'green', message: `${person.fullName} ${DONE[to]}` }) },
    );
  return (
    <>
      {change.error && <ProblemAlert error={change.error} />}
      <ul className={classes['list']}>
        {people.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            busy={change.isPending && change.variables.person.id === person.id}
            onChange={onChange}
            onSuspend={() => setOpen({ dialog: 'suspend', person })}
            onEdit={() => setOpen({ dialog: 'edit', person })}
          />
        ))}
      </ul>
      {open?.dialog === 'edit' && <EditPersonDialog person={open.person} onClose={() => setOpen(null)} />}
      {open?.dialog === 'suspend' && <SuspendDialog person={open.person} onClose={() => setOpen(null)} />}
    </>
  );
}

const Nobody = () => (
  <EmptyState icon={IconUserSearch} title="Nobody found">
    Nobody of the school matches. Try fewer letters, or another role or status.
  </EmptyState>
);
