import type { figures } from '@flightline/backend/contract';
import { Button, Group, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDownload, IconUsersGroup } from '@tabler/icons-react';
import { useParams } from 'react-router-dom';

import { BackLink } from '../../components/back-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useClass } from './api.ts';
import { CELL_LOOKS, toneStyle } from './cell-looks.ts';
import { ClassList } from './class-list.tsx';
import { ClassTable } from './class-table.tsx';
import classes from './figures.module.css';
import { useClassFile } from './use-table-file.ts';

/** `/courses/:id/class`: how each student stands in each lesson of a course. */
export function Component() {
  const { id = '' } = useParams();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useClass(id);
  const grid = data?.pages[0];
  if (!grid) return <NoGridYet courseId={id} error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PageHeader
        title="Class"
        description={`How each student stands in “${grid.course.title}”`}
        above={<BackLink to={`/courses/${id}`}>{grid.course.title}</BackLink>}
        actions={grid.items.length > 0 && <SaveButton course={grid.course} />}
      />
      <Grid grid={grid} rows={data.pages.flatMap(({ items }) => items)} />
      {hasNextPage && <MoreStudents isLoading={isFetchingNextPage} onClick={() => void fetchNextPage()} />}
    </>
  );
}

const NoGridYet = ({ courseId, error, onRetry }: { courseId: string; error: unknown; onRetry: () => void }) => (
  <>
    <PageHeader title="Class" above={<BackLink to={`/courses/${courseId}`}>Course</BackLink>} />
    {error ? <ProblemAlert error={error} onRetry={onRetry} /> : <ListSkeleton rows={6} label="Loading the class" />}
  </>
);

const MoreStudents = ({ isLoading, onClick }: { isLoading: boolean; onClick: () => void }) => (
  <Group justify="center" mt="md">
    <Button variant="default" loading={isLoading} onClick={onClick}>
      More students
    </Button>
  </Group>
);

function SaveButton({ course }: { course: figures.ClassGrid['course'] }) {
  const save = useClassFile(course);
  return (
    <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={save.isPending} onClick={() => save.mutate()}>
      Save as CSV
    </Button>
  );
}

function Grid({ grid, rows }: { grid: figures.ClassGrid; rows: readonly figures.ClassRow[] }) {
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  if (grid.lessons.length === 0) {
    return (
      <EmptyState icon={IconUsersGroup} title="No lessons yet">
        Once this course has lessons, each student has a row here that says how far they are.
      </EmptyState>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState icon={IconUsersGroup} title="No students yet">
        The school has no active student. Whoever joins has a row here from their first day.
      </EmptyState>
    );
  }
  return (
    <Stack gap="md">
      <Legend />
      {isPhone ? (
        <ClassList lessons={grid.lessons} rows={rows} />
      ) : (
        <ClassTable title={grid.course.title} lessons={grid.lessons} rows={rows} />
      )}
    </Stack>
  );
}

const Legend = () => (
  <Group component="ul" gap="xs" className={classes['list'] ?? ''} aria-label="What the colours say">
    {Object.values(CELL_LOOKS).map(({ label, icon: Icon, tone }) => (
      <li key={label} className={classes['chip']} style={toneStyle(tone)}>
        <Icon size={14} stroke={2.2} aria-hidden />
        {label}
      </li>
    ))}
    <li className={[classes['chip'], classes['overdue']].join(' ')}>Overdue</li>
  </Group>
);
