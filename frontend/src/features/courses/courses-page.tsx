import { courses } from '@flightline/backend/contract';
import { Button, Group, SegmentedControl } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarDue, IconDatabase, IconPlus } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router-dom';

import { PageHeader } from '../../components/page-header.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useCan } from '../../lib/can.tsx';
import { given } from '../../lib/given.ts';
import { CourseDialog } from './course-dialog.tsx';
import { CourseList } from './course-list.tsx';

const STATUSES = [
  { value: '', label: 'All' },
  { value: 'PUBLISHED', label: 'Published' },
  { value: 'DRAFT', label: 'Drafts' },
  { value: 'ARCHIVED', label: 'Archived' },
];

/** `/courses?q=weather&status=DRAFT`: what the school teaches; authors see drafts and the archive too. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const [isAdding, adding] = useDisclosure(false);
  const mayWrite = useCan(courses.createCourse);
  const q = search.get('q') ?? undefined;
  const status = mayWrite ? courses.courseStatus.safeParse(search.get('status')).data : undefined;

  const change = (name: string, value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );

  return (
    <>
      <PageHeader
        title="Courses"
        description={mayWrite ? 'What the school teaches: write, arrange, publish.' : 'Read, take the quizzes, and see how far you are.'}
        actions={
          mayWrite && (
            <>
              <Button component={Link} to="/bank" variant="default" leftSection={<IconDatabase size={18} aria-hidden />}>
                Question bank
              </Button>
              <Button component={Link} to="/assignments" variant="default" leftSection={<IconCalendarDue size={18} aria-hidden />}>
                Assignments
              </Button>
              <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={adding.open}>
                New course
              </Button>
            </>
          )
        }
      />
      {isAdding && <CourseDialog onClose={adding.close} />}
      <Group mb="lg" gap="sm" align="flex-end">
        <SearchField label="Search in courses and modules" value={q ?? ''} onChange={(text) => change('q', text)} />
        {mayWrite && (
          <SegmentedControl aria-label="Status" data={STATUSES} value={status ?? ''} onChange={(value) => change('status', value)} />
        )}
      </Group>
      <CourseList filter={given({ q, status })} />
    </>
  );
}
