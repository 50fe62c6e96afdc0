import { Anchor, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { DatePickerInput, TimeInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { Link } from 'react-router-dom';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { dayOf, timeOf, zoneName } from '../../lib/school-time.ts';
import type { Words } from '../../components/audit/acts/act.ts';
import { actLabel } from '../../components/audit/acts/table.ts';
import type { useAsItWas } from './api.ts';
import classes from './audit.module.css';
import { Value } from './diff-list.tsx';
import { fieldName, inReadingOrder } from '../../components/audit/field-names.ts';
import type { useMoment } from './use-moment.ts';
import { instantWords } from '../../components/audit/value-words.ts';

type AsItWasProps = {
  past: ReturnType<typeof useAsItWas>;
  words: Words;
  moment: ReturnType<typeof useMoment>;
  entrySearch: (seq: number) => string;
  ref: RefObject<HTMLDivElement | null>;
};

/** A thing as it stood at a moment, rebuilt from the log. */
export function AsItWas({ past: { data, error, refetch }, words, moment, entrySearch, ref }: AsItWasProps) {
  const { at } = moment;
  return (
    <Paper
      ref={ref}
      component="section"
      aria-labelledby="as-it-was"
      withBorder
      radius="lg"
      p="md"
      bg="var(--fl-card)"
      className={classes['asItWas'] ?? ''}
    >
      <Title order={2} id="as-it-was" mb="sm">
        As it was
      </Title>
      <Stack gap="md">
        <MomentFields key={at.toISOString()} at={at} words={words} onChoose={moment.chooseLocal} />
        {!data && error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton h={160} aria-busy />}
        {data && (
          <div role="status">
            {data.state === null && <Text size="sm">It did not exist at that moment.</Text>}
            {data.state && <State state={data.state} words={words} />}
            {data.asOf && (
              <Text size="sm" c="dimmed" mt="sm">
                So since {instantWords(data.asOf.at, words)}: {actLabel(data.asOf.action).toLowerCase()} by {data.asOf.actorName} (
                <Anchor component={Link} to={{ search: entrySearch(data.asOf.seq) }} preventScrollReset inherit underline="always">
                  entry {data.asOf.seq}
                </Anchor>
                ).
              </Text>
            )}
          </div>
        )}
      </Stack>
    </Paper>
  );
}

type MomentFieldsProps = { at: Date; words: Words; onChoose: (day: string, time: string) => void };

/** The school's day and time; a change of either asks at once. */
function MomentFields({ at, words: { timeZone, now }, onChoose }: MomentFieldsProps) {
  const day = dayOf(at, timeZone);
  const [time, setTime] = useState(timeOf(at, timeZone));
  return (
    <Group grow align="flex-start" gap="sm">
      <DatePickerInput
        label="Day"
        leftSection={<IconCalendar size={18} aria-hidden />}
        valueFormat="D MMM YYYY"
        firstDayOfWeek={1}
        maxDate={dayOf(now, timeZone)}
        value={day}
        onChange={(chosen) => {
          if (chosen !== null) onChoose(chosen, time || '00:00');
        }}
      />
      <TimeInput
        label={`Time (${zoneName(timeZone, at)})`}
        value={time}
        onChange={(event) => setTime(event.currentTarget.value)}
        onBlur={() => {
          if (time !== '' && time !== timeOf(at, timeZone)) onChoose(day, time);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && time !== '') onChoose(day, time);
        }}
      />
    </Group>
  );
}

const isEmpty = (value: unknown) => value === null || value === '';

function State({ state, words }: { state: Readonly<Record<string, unknown>>; words: Words }) {
  const fields = Object.entries(state).map(([path, value]) => ({ path, value }));
  return (
    <dl className={classes['facts']}>
      {inReadingOrder(fields.filter(({ value }) => !isEmpty(value))).map(({ path, value }) => (
        <div key={path}>
          <dt>{fieldName(path)}</dt>
          <dd>
            <Value path={path} value={value} words={words} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
