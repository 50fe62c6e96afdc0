import type { figures } from '@flightline/backend/contract';
import { Group, Paper, Progress, Stack, Text } from '@mantine/core';

import { PersonName } from '../../components/person-name.tsx';
import { ClassCell } from './class-cell.tsx';
import { LessonTitle } from './class-table.tsx';
import classes from './figures.module.css';

type ClassListProps = { lessons: readonly figures.ClassLesson[]; rows: readonly figures.ClassRow[] };

/** The class on a phone: student by student, the lessons of each to unfold. */
export const ClassList = ({ lessons, rows }: ClassListProps) => (
  <Stack component="ul" gap="sm" className={classes['list'] ?? ''}>
    {rows.map((row) => (
      <li key={row.student.id}>
        <Paper withBorder radius="lg" p="md" bg="var(--fl-card)">
          <Student row={row} lessons={lessons} />
        </Paper>
      </li>
    ))}
  </Stack>
);

function Student({ row: { student, cells, percent }, lessons }: { row: figures.ClassRow; lessons: readonly figures.ClassLesson[] }) {
  const failed = cells.filter(({ status }) => status === 'FAILED').length;
  const overdue = cells.filter((cell) => cell.overdue).length;
  const notes = [failed > 0 ? `${failed} not passed` : undefined, overdue > 0 ? `${overdue} overdue` : undefined];
  return (
    <>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          <PersonName person={student} />
        </Text>
        <Text size="sm" c="dimmed">
          {Math.round(percent)} %
        </Text>
      </Group>
      <Progress value={percent} aria-label={`Completed by ${student.fullName}`} />
      <details>
        <summary className={classes['summary']}>
          {[`${cells.length} lessons`, ...notes.filter((note) => note !== undefined)].join(' · ')}
        </summary>
        <ul className={classes['list']}>
          {lessons.map((lesson, index) => {
            const cell = cells[index];
            return (
              <li key={lesson.id} className={classes['line']}>
                <Text size="sm" component="div">
                  <LessonTitle lesson={lesson} />
                </Text>
                {cell && <ClassCell cell={cell} withWord />}
              </li>
            );
          })}
        </ul>
      </details>
    </>
  );
}
