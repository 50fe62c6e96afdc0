import { records } from '@flightline/backend/contract';
import { Anchor, Button, Paper, Stack, Text } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconCalendar, IconClipboardCheck, IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react';
import { Link, useParams, useSearchParams } from 'react-router-dom';

import { BackLink } from '../../components/back-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { addDays, formatDuration, startOfDay } from '../../lib/school-time.ts';
import { fileName, useDownload } from '../../lib/use-download.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useTrainingRecord, type Which } from './api.ts';
import classes from './training-record.module.css';

/** `/training-record`, `/people/:id/training-record`: what a student has done, with totals, to print and to keep. */
export function Component() {
  const { id } = useParams();
  const { from, to, setPeriod, which } = usePeriod(id);
  const record = useTrainingRecord(which);
  const student = record.data?.pages[0]?.student.fullName;
  const own = { to: '/bookings', back: 'My bookings', description: 'Lessons you have completed.' };
  const theirs = { to: `/people/${id}`, back: student ?? 'Person', description: student && `Lessons ${student} has completed.` };
  const { to: above, back, description } = id === undefined ? own : theirs;
  return (
    <>
      <PageHeader
        title="Training record"
        description={description}
        above={<BackLink to={above}>{back}</BackLink>}
        actions={student !== undefined && <Exports which={which} student={student} />}
      />
      <Stack gap="lg">
        <DatePickerInput
          type="range"
          label="Period"
          placeholder="All of it"
          clearable
          allowSingleDateInRange
          maw={360}
          leftSection={<IconCalendar size={18} aria-hidden />}
          valueFormat="D MMM YYYY"
          clearButtonProps={{ 'aria-label': 'Show all of it' }}
          value={[from, to]}
          onChange={setPeriod}
        />
        <Pages record={record} />
      </Stack>
    </>
  );
}

function Pages({ record }: { record: ReturnType<typeof useTrainingRecord> }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = record;
  const first = data?.pages[0];
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!first) return <ListSkeleton label="Loading the record" />;
  return (
    <>
      <Totals totals={first.totals} />
      <Entries entries={data.pages.flatMap((page) => page.items)} />
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const dayIn = (text: string | null) => (text !== null && DAY.test(text) ? text : null);

/** The days of the address, `?from=2026-01-01&to=2026-12-31`, both included, as the school's days. */
function usePeriod(studentId: string | undefined) {
  const { timeZone } = useSchoolTime();
  const [search, setSearch] = useSearchParams();
  const [from, to] = [dayIn(search.get('from')), dayIn(search.get('to'))];
  const setPeriod = ([first, last]: [string | null, string | null]) =>
    setSearch({ ...(first && { from: first }), ...(last && { to: last }) }, { replace: true, preventScrollReset: true });
  const which: Which = {
    ...(studentId !== undefined && { studentId }),
    ...(from && { from: startOfDay(from, timeZone) }),
    ...(to && { to: startOfDay(addDays(to, 1), timeZone) }),
  };
  return { from, to, setPeriod, which };
}

function Exports({ which, student }: { which: Which; student: string }) {
  const csv = useDownload<typeof records.exportRecordCsv>();
  const pdf = useDownload<typeof records.exportRecordPdf>();
  const name = fileName(`Training record ${student}`);
  const args = { query: which };
  return (
    <>
      <Button
        variant="default"
        loading={csv.isPending}
        leftSection={<IconFileTypeCsv size={18} aria-hidden />}
        onClick={() => csv.mutate({ endpoint: records.exportRecordCsv, args, name: `${name}.csv` })}
      >
        CSV
      </Button>
      <Button
        loading={pdf.isPending}
        leftSection={<IconFileTypePdf size={18} aria-hidden />}
        onClick={() => pdf.mutate({ endpoint: records.exportRecordPdf, args, name: `${name}.pdf` })}
      >
        PDF to sign
      </Button>
    </>
  );
}

function Totals({ totals: { lessons, minutes, kinds, lateCancellations, noShows } }: { totals: records.RecordTotals }) {
  const figures = [
    ['Lessons', String(lessons)],
    ['Time', formatDuration(minutes)],
    ['Late cancellations', String(lateCancellations)],
    ['Missed without notice', String(noShows)],
  ];
  return (
    <Paper withBorder radius="lg" p="md" bg="var(--fl-card)">
      <dl className={classes['totals']}>
        {figures.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {kinds.length > 1 && (
        <Text size="sm" c="dimmed" mt="sm">
          {kinds.map((kind) => `${kind.name ?? 'Other'}: ${formatDuration(kind.minutes)}`).join(' · ')}
        </Text>
      )}
    </Paper>
  );
}

function Entries({ entries }: { entries: readonly records.RecordEntry[] }) {
  if (entries.length === 0) {
    return (
      <EmptyState icon={IconClipboardCheck} title="No lesson in this time">
        A lesson appears here once its instructor has completed it.
      </EmptyState>
    );
  }
  return (
    <ul className={classes['list']}>
      {entries.map((entry) => (
        <Entry key={entry.bookingId} entry={entry} />
      ))}
    </ul>
  );
}

function Entry({ entry }: { entry: records.RecordEntry }) {
  const time = useSchoolTime();
  const { bookingId, minutes, title, lessonType, instructor, resource, outcome, remarks } = entry;
  const withWhom = [instructor?.fullName, resource?.name].filter(Boolean).join(', ');
  return (
    <Paper component="li" withBorder radius="lg" p="md" className={classes['entry'] ?? ''}>
      <div>
        <Text size="sm">{time.period(entry)}</Text>
        <Text size="sm" c="dimmed">
          {formatDuration(minutes)}
        </Text>
      </div>
      <div>
        <Anchor component={Link} to={`/bookings/${bookingId}`} fw={600}>
          {title ?? lessonType ?? 'Lesson'}
        </Anchor>
        <Text size="sm" c="dimmed">
          {withWhom}
        </Text>
      </div>
      <div>
        {outcome && (
          <Text size="sm" fw={600}>
            {outcome}
          </Text>
        )}
        {remarks && <Text size="sm">{remarks}</Text>}
      </div>
    </Paper>
  );
}
