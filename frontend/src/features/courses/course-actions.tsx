import type { courses } from '@flightline/backend/contract';
import { ActionIcon, Button, List, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import {
  IconArchive,
  IconArrowBackUp,
  IconDotsVertical,
  IconEye,
  IconPencil,
  IconRocket,
  IconTrash,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { UndoToast } from '../../components/undo-toast.tsx';
import { isProblem } from '../../lib/api-error.ts';
import { explainError } from '../../lib/explain-error.ts';
import { useUpdateCourse } from './api.ts';
import { ArchiveDrawer } from './archive-drawer.tsx';
import { CourseDialog } from './course-dialog.tsx';

type Course = courses.CourseWithModules;

/** What an author does with a whole course. */
export function CourseActions({ course, edits }: { course: Course; edits: boolean }) {
  const [isRenaming, renaming] = useDisclosure(false);
  const [isLooking, looking] = useDisclosure(false);
  const { setStatus, isPending } = useStatus(course);
  return (
    <>
      {isRenaming && <CourseDialog course={course} onClose={renaming.close} />}
      {isLooking && <ArchiveDrawer course={course} onClose={looking.close} />}
      <Button
        component={Link}
        variant="default"
        to={edits ? '?view=student' : '?'}
        leftSection={edits ? <IconEye size={18} aria-hidden /> : <IconPencil size={18} aria-hidden />}
      >
        {edits ? 'See as a student' : 'Back to writing'}
      </Button>
      {course.status === 'PUBLISHED' ? (
        <Button component={Link} to={`/courses/${course.id}/class`} leftSection={<IconUsersGroup size={18} aria-hidden />}>
          Class
        </Button>
      ) : (
        <Button loading={isPending} leftSection={<IconRocket size={18} aria-hidden />} onClick={() => setStatus('PUBLISHED')}>
          Publish
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More about the course">
            <IconDotsVertical size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={renaming.open}>
            Title and description
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={looking.open}>
            Archived parts
          </Menu.Item>
          {course.status !== 'DRAFT' && (
            <Menu.Item leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => setStatus('DRAFT')}>
              Back to draft
            </Menu.Item>
          )}
          {course.can.archive && (
            <Menu.Item leftSection={<IconArchive size={16} aria-hidden />} onClick={() => setStatus('ARCHIVED')}>
              Archive the course
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

const SAID: Record<courses.CourseStatus, string> = {
  PUBLISHED: 'Students see the course now.',
  DRAFT: 'The course is a draft: students no longer see it.',
  ARCHIVED: 'The course is archived: students no longer see it, what they did stays.',
};

/** Changes the status at once; a toast takes it back. What keeps a course from being published is told in a dialog. */
function useStatus(course: Course) {
  const update = useUpdateCourse();
  const setStatus = (status: courses.CourseStatus, seen: Course = course, isUndo = false) =>
    update.mutate(
      { course: seen, body: { status } },
      {
        onSuccess: (changed) => {
          const id = notifications.show({
            color: 'green',
            autoClose: 8_000,
            message: isUndo ? (
              'As it was.'
            ) : (
              <UndoToast
                what={SAID[status]}
                onUndo={() => {
                  notifications.hide(id);
                  setStatus(seen.status, changed, true);
                }}
              />
            ),
          });
        },
        onError: (error) => (isProblem(error, 'UNPROCESSABLE') ? showGaps(error.problem.errors ?? []) : showError(error)),
      },
    );
  return { setStatus, isPending: update.isPending };
}

function showError(error: Error): void {
  const { title, advice } = explainError(error);
  notifications.show({ color: 'red', title, message: advice, autoClose: 8_000 });
}

function showGaps(gaps: readonly { path: string; message: string }[]): void {
  modals.open({
    title: 'The course cannot be published yet',
    children: (
      <>
        <Text size="sm" mb="sm">
          This is still missing:
        </Text>
        <List size="sm" spacing={6}>
          {gaps.map(({ path, message }) => (
            <List.Item key={path + message}>{message}</List.Item>
          ))}
        </List>
      </>
    ),
  });
}
