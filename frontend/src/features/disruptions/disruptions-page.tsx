import { outages } from '@flightline/backend/contract';
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconPlaneOff } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Can } from '../../lib/can.tsx';
import { useOutages } from '../../lib/planning-api.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import classes from './disruptions.module.css';
import { REASONS, subjectOf, whenOf } from './outage-words.ts';
import { TakeOutDialog } from './take-out-dialog.tsx';

/** `/disruptions`: what is out now or later, and where a bad day begins. */
export function Component() {
  const [isOpen, { open, close }] = useDisclosure(false);
  const takeOut = (
    <Can call={outages.createOutage}>
      <Button leftSection={<IconPlaneOff size={18} aria-hidden />} onClick={open}>
        Take out…
      </Button>
    </Can>
  );
  return (
    <>
      <PageHeader
        title="Disruptions"
        description="An aircraft that is down, an instructor who is ill, weather: say it once, then settle all lessons it hits together."
        actions={takeOut}
      />
      <OutageList />
      {isOpen && <TakeOutDialog onClose={close} />}
    </>
  );
}

function OutageList() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useOutages();
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton label="Loading disruptions" />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <EmptyState icon={IconAlertTriangle} title="Everything is in service">
        When something goes wrong, take it out here: you see at once which lessons it hits and what could be done for each.
      </EmptyState>
    );
  }
  return (
    <Stack>
      <ul className={classes['list']}>
        {items.map((outage) => (
          <OutageRow key={outage.id} outage={outage} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </Stack>
  );
}

function OutageRow({ outage }: { outage: outages.Outage }) {
  const time = useSchoolTime();
  const { id, reason, note } = outage;
  return (
    <Paper component="li" withBorder radius="lg" p="md">
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={600}>
            {subjectOf(outage)}: {REASONS[reason].toLowerCase()}
          </Text>
          <Text size="sm" c="dimmed">
            {whenOf(outage, time)}
          </Text>
          {note && <Text size="sm">{note}</Text>}
        </div>
        <Button component={Link} to={`/disruptions/${id}`} variant="default" aria-label={`Lessons hit by ${subjectOf(outage)}`}>
          Lessons it hits
        </Button>
      </Group>
    </Paper>
  );
}
