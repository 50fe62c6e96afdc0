import { audit, type identity } from '@flightline/backend/contract';
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';

import { whatWasDone, whoActed } from '../../components/audit/sentence.ts';
import { useWords } from '../../components/audit/use-words.ts';
import { HistoryLink } from '../../components/history-link.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { call } from '../../lib/api-client.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import classes from './people.module.css';

const HOW_MANY = 8;
const NONE: readonly audit.AuditEntry[] = [];

/** What a person did, and what was done to their account: two questions to the log, told as one. */
const useTrailOf = (id: string) =>
  useQuery({
    queryKey: ['audit', 'trail', id],
    queryFn: async ({ signal }) => {
      const ask = (query: { actorId: string } | { resourceType: string; resourceId: string }) =>
        call(audit.listAuditLogs, { query: { ...query, limit: HOW_MANY } }, { signal });
      const [by, about] = await Promise.all([ask({ actorId: id }), ask({ resourceType: 'user', resourceId: id })]);
      const entries = new Map([...by.items, ...about.items].map((entry) => [entry.seq, entry]));
      return [...entries.values()].sort((a, b) => b.seq - a.seq).slice(0, HOW_MANY);
    },
  });

/** The latest of a person's audit trail, for admins. */
export function PersonTrail({ person: { id } }: { person: identity.User }) {
  const { data: entries, error, refetch } = useTrailOf(id);
  const words = useWords(entries ?? NONE);
  const time = useSchoolTime();
  if (!entries)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={3} label="Loading the trail" />;
  return (
    <Stack gap="sm">
      {entries.length === 0 && <Text c="dimmed">Nothing on record yet.</Text>}
      <ol className={classes['trail']}>
        {entries.map((entry) => (
          <li key={entry.seq}>
            <Text size="sm">
              <strong>{whoActed(entry)}</strong> {whatWasDone(entry, words)}
            </Text>
            <Text size="xs" c="dimmed" component="time" dateTime={entry.createdAt.toISOString()}>
              {time.instant(entry.createdAt)}
            </Text>
          </li>
        ))}
      </ol>
      <Group>
        <Anchor component={Link} to={`/audit?actorId=${id}`} size="sm">
          All that they did
        </Anchor>
        <HistoryLink resourceType="user" resourceId={id} />
      </Group>
    </Stack>
  );
}
