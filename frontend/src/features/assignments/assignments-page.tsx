import { Button, Group, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useSearchParams } from 'react-router-dom';
import * as z from 'zod';

import { PageHeader } from '../../components/page-header.tsx';
import type { AssignmentFilter } from '../../lib/assignments-api.ts';
import { given } from '../../lib/given.ts';
import { useLesson } from '../../lib/learning-api.ts';
import { AssignmentList } from './assignment-list.tsx';
import { StudentFilter } from './student-filter.tsx';

const SHOWN = {
  all: { label: 'All', filter: {} },
  open: { label: 'Open', filter: { completed: 'false' } },
  overdue: { label: 'Overdue', filter: { overdue: 'true' } },
  done: { label: 'Done', filter: { completed: 'true' } },
} as const satisfies Record<string, { label: string; filter: AssignmentFilter }>;

const shown = z.enum(['open', 'overdue', 'done', 'all']);
const SHOWN_OPTIONS = shown.options.map((value) => ({ value, label: SHOWN[value].label }));

/** `/assignments?show=overdue&student=…&lesson=…`: what students were given to do. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const show = shown.safeParse(search.get('show')).data ?? 'open';
  const studentId = z.uuid().safeParse(search.get('student')).data;
  const lessonId = z.uuid().safeParse(search.get('lesson')).data;

  const change = (name: string, value: string | undefined) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { preventScrollReset: true },
    );

  return (
    <>
      <PageHeader title="Assignments" description="What students were given to study, the nearest date first." />
      <Group mb="lg" gap="sm" align="flex-end">
        <NativeSelect label="Show" data={SHOWN_OPTIONS} value={show} onChange={(event) => change('show', event.currentTarget.value)} />
        <StudentFilter value={studentId} onChange={(id) => change('student', id)} />
        {lessonId && <LessonChip id={lessonId} onClear={() => change('lesson', undefined)} />}
      </Group>
      <AssignmentList
        filter={{ ...SHOWN[show].filter, ...given({ studentId, lessonId }), order: 'due' }}
        onLesson={(id) => change('lesson', id)}
      />
    </>
  );
}

function LessonChip({ id, onClear }: { id: string; onClear: () => void }) {
  const { data } = useLesson(id);
  return (
    <Button variant="light" rightSection={<IconX size={16} aria-hidden />} onClick={onClear}>
      {data ? `Only “${data.title}”` : 'Only one lesson'}
    </Button>
  );
}
