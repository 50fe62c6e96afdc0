import type { outages } from '@flightline/backend/contract';
import { Alert, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useParams } from 'react-router-dom';

import { BackLink } from '../../components/back-link.tsx';
import { titleOf } from '../../components/booking/booking-words.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { type Decision, useApplyPlan, useLift, useOutagePlan, useRestore } from './api.ts';
import classes from './disruptions.module.css';
import { lessons, REASONS, subjectOf, whenOf } from './outage-words.ts';
import { PlannedLesson } from './planned-lesson.tsx';
import { type Answer, useAnswers } from './use-answers.ts';

/** `/disruptions/:id`: the lessons an outage hits, what could be done for each, and what was done. */
export function Component() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useOutagePlan(id);
  const time = useSchoolTime();
  const back = <BackLink to="/disruptions">Disruptions</BackLink>;
  if (!data) {
    return (
      <>
        <PageHeader title="Disruption" above={back} />
        {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton label="Looking what could be done" />}
      </>
    );
  }
  const { outage } = data;
  const { reason } = outage;
  return (
    <>
      <PageHeader
        title={`${subjectOf(outage)}: ${REASONS[reason].toLowerCase()}`}
        description={outage.liftedAt ? `Over since ${time.instant(outage.liftedAt)}` : whenOf(outage, time)}
        above={back}
        actions={<EndButtons plan={data} />}
      />
      <Stack gap="xl">
        <Plan key={outage.id} plan={data} />
        <Changes changes={data.changes} />
      </Stack>
    </>
  );
}

function EndButtons({ plan: { outage, changes } }: { plan: outages.OutagePlan }) {
  const lift = useLift();
  const restore = useRestore();
  const open = changes.filter(({ restoredAt }) => restoredAt === null).length;

  const end = () => void lift.mutateAsync(outage).then(() => notifications.show({ message: `${subjectOf(outage)} is back.` }), nothing);
  const putBack = () => void restore.mutateAsync(outage).then(({ items }) => report(items), nothing);
  const ask = () =>
    modals.openConfirmModal({
      title: 'End it and put the lessons back?',
      children: (
        <Text size="sm">
          {lessons(open)} go back to what they were, as far as nothing stands in the way now. Each person gets one message.
        </Text>
      ),
      labels: { confirm: 'End and put back', cancel: 'Leave it' },
      onConfirm: putBack,
    });
  return (
    <>
      {outage.can.lift && (
        <Button variant="default" loading={lift.isPending} onClick={end}>
          End it now
        </Button>
      )}
      {open > 0 && (
        <Button leftSection={<IconArrowBackUp size={18} aria-hidden />} loading={restore.isPending} onClick={ask}>
          {outage.can.lift ? 'End and put back' : 'Put back'}
        </Button>
      )}
      {(lift.error ?? restore.error) && <ProblemAlert error={lift.error ?? restore.error} />}
    </>
  );
}

const nothing = () => undefined;

type Outcomes = readonly { problem: { detail: string } | null }[];

function report(items: Outcomes): void {
  const left = items.flatMap(({ problem }) => problem?.detail ?? []);
  const done = `${lessons(items.length - left.length)} put back.`;
  if (left.length === 0) notifications.show({ color: 'green', message: done });
  else notifications.show({ color: 'orange', autoClose: false, title: `${done} ${lessons(left.length)} left`, message: left.join(' ') });
}

function Plan({ plan }: { plan: outages.OutagePlan }) {
  const { items, total, outage } = plan;
  const { answerOf, answer, answerAll } = useAnswers(items);
  const apply = useApplyPlan(outage.id);
  const decisions = items.flatMap((item) => decisionOf(item, answerOf(item)));
  if (!outage.can.lift) return null;
  if (items.length === 0) {
    return (
      <EmptyState icon={IconCircleCheck} title="No lesson is hit">
        Nothing is booked in that time any more. New bookings keep out of it by themselves.
      </EmptyState>
    );
  }
  const beyond = total - items.length;
  const send = () =>
    void apply.mutateAsync(decisions).then(({ items: outcomes }) => {
      const settled = outcomes.filter(({ problem }) => problem === null).length;
      if (settled > 0) notifications.show({ color: 'green', message: `${lessons(settled)} settled. Everyone concerned gets one message.` });
    }, nothing);
  return (
    <section aria-labelledby="hit">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3" id="hit">
          {lessons(total)} to settle
        </Title>
        <Group gap="xs">
          <Button size="xs" variant="subtle" onClick={() => answerAll('PLACE')}>
            As proposed
          </Button>
          <Button size="xs" variant="subtle" color="red" onClick={() => answerAll('CANCEL')}>
            Cancel all
          </Button>
        </Group>
      </Group>
      <ul className={classes['list']}>
        {items.map((item) => (
          <PlannedLesson key={item.booking.id} item={item} value={answerOf(item)} onChange={(next) => answer(item.booking.id, next)} />
        ))}
      </ul>
      {beyond > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {lessons(beyond)} more come after these: settle these first.
        </Text>
      )}
      <Refused items={items} outcomes={apply.data?.items ?? []} />
      {apply.error && <ProblemAlert error={apply.error} />}
      <Group justify="flex-end" mt="md">
        <Button loading={apply.isPending} disabled={decisions.length === 0} onClick={send}>
          Settle {lessons(decisions.length)}
        </Button>
      </Group>
    </section>
  );
}

function decisionOf({ booking, proposal }: outages.PlannedLesson, answer: Answer): Decision[] {
  const seen = { bookingId: booking.id, version: booking.version };
  if (answer === 'CANCEL') return [{ act: 'CANCEL', ...seen }];
  if (answer === 'LEAVE' || !proposal) return [];
  const { startsAt, endsAt, instructor, resource } = proposal;
  return [{ act: 'PLACE', ...seen, startsAt, endsAt, instructorId: instructor?.id ?? null, resourceId: resource?.id ?? null }];
}

type RefusedProps = {
  items: readonly outages.PlannedLesson[];
  outcomes: readonly { bookingId: string; problem: { detail: string } | null }[];
};

function Refused({ items, outcomes }: RefusedProps) {
  const refused = outcomes.flatMap(({ bookingId, problem }) => {
    const item = items.find(({ booking }) => booking.id === bookingId);
    return problem && item ? [{ id: bookingId, name: item.booking.student.fullName, detail: problem.detail }] : [];
  });
  if (refused.length === 0) return null;
  return (
    <Alert color="red" mt="md" title={`${lessons(refused.length)} could not be settled`}>
      <List size="sm">
        {refused.map(({ id, name, detail }) => (
          <List.Item key={id}>
            {name}: {detail}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

const DONE: Record<outages.OutageChange['act'], string> = { MOVED: 'Moved', SWAPPED: 'Given to another', CANCELLED: 'Cancelled' };

function Changes({ changes }: { changes: readonly outages.OutageChange[] }) {
  const time = useSchoolTime();
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="changed">
      <Title order={2} size="h3" id="changed" mb="sm">
        What was done
      </Title>
      <ul className={classes['list']}>
        {changes.map(({ id, act, booking, was, restoredAt }) => (
          <Paper component="li" key={id} withBorder radius="lg" p="md">
            <Text fw={600}>
              {restoredAt ? 'Put back' : DONE[act]}: {titleOf(booking)} for {booking.student.fullName}
            </Text>
            <Text size="sm" c="dimmed">
              {time.period(was)}
              {act === 'MOVED' && !restoredAt && ` → ${time.period(booking)}`}
            </Text>
          </Paper>
        ))}
      </ul>
    </section>
  );
}
