import { ActionIcon, Button, Group, Paper, Skeleton, Text, Title } from '@mantine/core';
import { IconCalendarRepeat, IconChevronLeft, IconChevronRight, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { dayOf, formatDay, formatTimes } from '../../lib/school-time.ts';
import { daysOf, formatWeek, shiftWeek } from '../../lib/school-week.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { type Rule, useAvailableIn } from './api.ts';
import classes from './availability.module.css';
import { CopyWeekDialog } from './copy-week-dialog.tsx';
import { StandardWeekDialog } from './standard-week-dialog.tsx';
import { useAvailabilityPlace } from './use-availability-place.ts';

type PreviewProps = { instructorId: string; rules: readonly Rule[] };

/** What all the rules together make of a week and the next, and what can be done with a whole week. */
export function Preview({ instructorId, rules }: PreviewProps) {
  const { week, isPresent, turn, goPresent } = useAvailabilityPlace();
  return (
    <Paper component="section" aria-labelledby="preview" withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-card)">
      <Group justify="space-between" mb="sm" gap="sm">
        <Title order={2} size="h3" id="preview">
          What this comes to
        </Title>
        <Group gap="xs" wrap="nowrap">
          <ActionIcon variant="default" size="lg" aria-label="Earlier weeks" onClick={() => turn(-1)}>
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <Button variant="default" size="sm" disabled={isPresent} onClick={goPresent}>
            This week
          </Button>
          <ActionIcon variant="default" size="lg" aria-label="Later weeks" onClick={() => turn(1)}>
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <div className={classes['weeks']}>
        {[week, shiftWeek(week, 1)].map((each) => (
          <PreviewWeek key={each} week={each} instructorId={instructorId} rules={rules} />
        ))}
      </div>
    </Paper>
  );
}

function PreviewWeek({ week, instructorId, rules }: PreviewProps & { week: string }) {
  const { timeZone } = useSchoolTime();
  const { data, error, refetch } = useAvailableIn(week, instructorId);
  return (
    <section aria-label={formatWeek(week)}>
      <Title order={3} size="sm" c="dimmed" mb={6}>
        {formatWeek(week)}
      </Title>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={180} />}
      {data && (
        <dl className={classes['preview']}>
          {daysOf(week).map((day) => {
            const stretches = data.availability.filter(({ startsAt }) => dayOf(startsAt, timeZone) === day);
            return (
              <div key={day}>
                <dt>{formatDay(day, 'short')}</dt>
                <dd className="fl-numbers">
                  {stretches.length > 0 ? (
                    stretches.map((stretch) => formatTimes(stretch, timeZone)).join(', ')
                  ) : (
                    <Text span inherit c="dimmed">
                      –
                    </Text>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      <WeekActions week={week} rules={rules} isEmpty={data?.availability.length === 0} />
    </section>
  );
}

const DIALOGS = { copy: CopyWeekDialog, standard: StandardWeekDialog };

/** A whole week at once: elsewhere too, or always. */
function WeekActions({ week, rules, isEmpty }: { week: string; rules: readonly Rule[]; isEmpty: boolean }) {
  const [opened, setOpened] = useState<keyof typeof DIALOGS>();
  const Dialog = opened && DIALOGS[opened];
  const days = daysOf(week);
  const dated = rules.filter(({ date }) => date !== null && days.includes(date));
  return (
    <>
      {dated.length === 0 && !isEmpty && (
        <Text size="xs" c="dimmed" mt="sm">
          As the weekly hours say.
        </Text>
      )}
      <Group gap="xs" mt="sm">
        {dated.length > 0 && (
          <Button
            size="sm"
            variant="default"
            leftSection={<IconCopy size={16} aria-hidden />}
            aria-label={`Copy week ${formatWeek(week)} to others`}
            onClick={() => setOpened('copy')}
          >
            Copy week
          </Button>
        )}
        {dated.length > 0 && !isEmpty && (
          <Button
            size="sm"
            variant="default"
            leftSection={<IconCalendarRepeat size={16} aria-hidden />}
            aria-label={`Use as standard: ${formatWeek(week)}`}
            onClick={() => setOpened('standard')}
          >
            Use as standard
          </Button>
        )}
      </Group>
      {Dialog && <Dialog week={week} dated={dated} onClose={() => setOpened(undefined)} />}
    </>
  );
}
