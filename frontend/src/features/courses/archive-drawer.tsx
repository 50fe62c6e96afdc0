import type { courses } from '@flightline/backend/contract';
import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { Moment } from '../../components/moment.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useArchivedParts, useRestorePart } from './api.ts';
import classes from './courses.module.css';

/** What was taken out of a course, and the way back. */
export const ArchiveDrawer = ({ course, onClose }: { course: courses.Course; onClose: () => void }) => (
  <Drawer opened onClose={onClose} position="right" title="Archived parts">
    <Parts courseId={course.id} />
  </Drawer>
);

function Parts({ courseId }: { courseId: string }) {
  const { data, error, refetch } = useArchivedParts(courseId);
  const restore = useRestorePart();
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={3} />;
  if (data.items.length === 0) return <Text c="dimmed">Nothing was taken out of this course.</Text>;
  return (
    <Stack>
      {restore.error && <ProblemAlert error={restore.error} />}
      <ul className={classes['lessons']}>
        {data.items.map(({ id, kind, title, within, archivedAt }) => (
          <Group component="li" key={id} justify="space-between" wrap="nowrap" py="xs">
            <div>
              <Text fw={500}>{title}</Text>
              <Text size="sm" c="dimmed">
                {kind === 'module' ? 'Module with its lessons' : `Lesson of “${within ?? ''}”`}, <Moment at={archivedAt} />
              </Text>
            </div>
            <Button
              size="xs"
              variant="default"
              loading={restore.isPending && restore.variables.id === id}
              aria-label={`Bring ${title} back`}
              onClick={() =>
                restore.mutate({ kind, id }, { onSuccess: () => notifications.show({ color: 'green', message: `“${title}” is back.` }) })
              }
            >
              Bring back
            </Button>
          </Group>
        ))}
      </ul>
    </Stack>
  );
}
