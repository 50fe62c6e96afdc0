import { Paper, Skeleton, Text, Title } from '@mantine/core';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { dayOf, formatDay, formatTimes } from '../../lib/school-time.ts';
import { currentWeek, daysOf, formatWeek, shiftWeek } from '../../lib/school-week.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useAvailableIn } from './api.ts';
import classes from './availability.module.css';

/** What all the rules together make of this week and the next. */
export function Preview({ instructorId }: { instructorId: string }) {
  const week = currentWeek(useSchoolTime());
  return (
    <Paper component="section" aria-labelledby="preview" withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-card)">
      <Title order={2} size="h3" id="preview" mb="sm">
        What this comes to
      </Title>
      <div className={classes['weeks']}>
        {[week, shiftWeek(week, 1)].map((each) => (
          <PreviewWeek key={each} week={each} instructorId={instructorId} />
        ))}
      </div>
    </Paper>
  );
}

function PreviewWeek({ week, instructorId }: { week: string; instructorId: string }) {
  const { timeZone } = useSchoolTime();
  const { data, error, refetch } = useAvailableIn(week, instructorId);
  return (
    <div>
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
    </div>
  );
}
