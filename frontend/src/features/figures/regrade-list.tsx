import type { figures } from '@flightline/backend/contract';
import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';

import { Moment } from '../../components/moment.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useRegrades, useUndoRegrade } from './api.ts';
import classes from './figures.module.css';
import { resultsWords } from './regrade-words.ts';

/** The regrades of a quiz; the latest that stands can be undone. Nothing where there was none. */
export function RegradeList({ lessonId }: { lessonId: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useRegrades(lessonId);
  const regrades = data?.pages.flatMap(({ items }) => items) ?? [];
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (regrades.length === 0) return null;
  return (
    <section aria-labelledby="regrades">
      <Title order={2} id="regrades" mb="sm">
        Regrades
      </Title>
      <Stack component="ul" gap="sm" className={classes['list'] ?? ''}>
        {regrades.map((regrade) => (
          <li key={regrade.id}>
            <Paper withBorder radius="lg" p="md" bg="var(--fl-card)">
              <RegradeRow regrade={regrade} />
            </Paper>
          </li>
        ))}
      </Stack>
      {hasNextPage && (
        <Button mt="sm" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Earlier regrades
        </Button>
      )}
    </section>
  );
}

function RegradeRow({ regrade }: { regrade: figures.Regrade }) {
  const { id, by, createdAt, attempts, undoneAt, undoneBy, can } = regrade;
  const undo = useUndoRegrade();
  const submit = () => undo.mutate(id, { onSuccess: () => notifications.show({ message: 'The regrade is undone.' }) });
  return (
    <>
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={600} component="div">
            <Moment at={createdAt} /> by {by.fullName}
          </Text>
          <Text size="sm" c="dimmed">
            {attempts} attempts looked at: {resultsWords(regrade, 'did')}.
          </Text>
          {undoneAt && (
            <Text size="sm" c="dimmed" component="div">
              Undone <Moment at={undoneAt} /> by {undoneBy?.fullName}
            </Text>
          )}
        </div>
        {undoneAt && (
          <Badge variant="light" color="gray" tt="none">
            Undone
          </Badge>
        )}
        {can.undo && (
          <Button variant="default" size="sm" loading={undo.isPending} onClick={submit}>
            Undo this regrade
          </Button>
        )}
      </Group>
      {undo.error && <ProblemAlert error={undo.error} />}
    </>
  );
}
