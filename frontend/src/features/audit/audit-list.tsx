import type { audit } from '@flightline/backend/contract';
import { Button, Stack, Title } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';

import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatNearDay } from '../../lib/school-time.ts';
import type { Words } from '../../components/audit/acts/act.ts';
import type { useAuditLog } from './api.ts';
import { AuditRow } from './audit-row.tsx';
import classes from './audit.module.css';
import { byDay } from './by-day.ts';
import type { useAuditPlace } from './use-audit-place.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useWhenSeen } from './use-when-seen.ts';

type AuditListProps = {
  log: ReturnType<typeof useAuditLog>;
  entries: readonly audit.AuditEntry[];
  words: Words;
  place: ReturnType<typeof useAuditPlace>;
  brokenAt: number | undefined;
};

/** The entries that a filter finds, newest first, day by day; it grows as one scrolls. */
export function AuditList({ log, entries, words, place, brokenAt }: AuditListProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = log;
  const more = () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  const list = useRowKeys({ onOpen: place.open, onClose: place.close, onEnd: more });

  if (!data) {
    if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
    return <ListSkeleton rows={8} height={48} label="Loading the log" />;
  }
  if (entries.length === 0) return <Nothing filtered={Object.keys(place.filter).length > 0} onClear={place.clear} />;
  return (
    <Stack gap="lg" ref={list}>
      {byDay(entries, words.timeZone).map(({ day, entries: ofDay }) => (
        <section key={`${day}${ofDay[0]?.seq}`} aria-label={formatNearDay(day, words)}>
          <Title order={2} size="h3" className={classes['day'] ?? ''}>
            {formatNearDay(day, words)}
          </Title>
          <ul className={classes['rows']}>
            {ofDay.map((entry) => (
              <AuditRow key={entry.id} entry={entry} words={words} search={place.entrySearch(entry.seq)} broken={entry.seq === brokenAt} />
            ))}
          </ul>
        </section>
      ))}
      {error && <ProblemAlert error={error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && !error && <More busy={isFetchingNextPage} onMore={more} />}
    </Stack>
  );
}

function More({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const end = useWhenSeen<HTMLButtonElement>(onMore);
  return (
    <Button ref={end} variant="default" mx="auto" loading={busy} onClick={onMore}>
      Show more
    </Button>
  );
}

const Nothing = ({ filtered, onClear }: { filtered: boolean; onClear: () => void }) => (
  <EmptyState
    icon={IconListSearch}
    title={filtered ? 'Nothing found' : 'Nothing yet'}
    action={
      filtered && (
        <Button mt="sm" variant="default" onClick={onClear}>
          Clear all filters
        </Button>
      )
    }
  >
    {filtered ? 'No entry of the log fits all of these filters.' : 'Whatever people do at the school is written down here.'}
  </EmptyState>
);
