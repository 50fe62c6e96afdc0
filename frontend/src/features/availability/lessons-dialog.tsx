import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';

import { useSchoolTime } from '../../lib/use-school-time.ts';
import type { Preview } from './api.ts';
import classes from './availability.module.css';

type LessonsDialogProps = { preview: Preview; onAnswer: (goOn: boolean) => void };

/** The lessons that would lie outside, before anything is changed: go on, or leave it. */
export function LessonsDialog({ preview: { lessons, total }, onAnswer }: LessonsDialogProps) {
  const unshown = total - lessons.length;
  return (
    <Modal
      opened
      onClose={() => onAnswer(false)}
      title={total === 1 ? 'One lesson would lie outside these hours' : `${total} lessons would lie outside these hours`}
      zIndex={300}
    >
      <Stack>
        <Text size="sm">
          {total === 1 ? 'It stays as it is' : 'They stay as they are'}: nothing is moved or cancelled, and nobody is told.
        </Text>
        <ul className={classes['lessons']}>
          {lessons.map((lesson) => (
            <Lesson key={lesson.id} lesson={lesson} />
          ))}
        </ul>
        {unshown > 0 && (
          <Text size="sm" c="dimmed">
            And {unshown} more.
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => onAnswer(false)}>
            Leave it as it was
          </Button>
          <Button color="red" onClick={() => onAnswer(true)}>
            Change anyway
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Lesson({ lesson: { id, student, resource, title, ...period } }: { lesson: Preview['lessons'][number] }) {
  const time = useSchoolTime();
  return (
    <li>
      <div>
        <Text size="sm" fw={600} component="time" dateTime={period.startsAt.toISOString()} display="block" className="fl-numbers">
          {time.period(period)}
        </Text>
        <Text size="sm" c="dimmed">
          {[student.fullName, title, resource?.name].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <Anchor
        href={`/bookings/${id}`}
        target="_blank"
        rel="noopener"
        size="sm"
        aria-label={`Open the lesson of ${student.fullName} in a new tab`}
      >
        Open <IconExternalLink size={14} aria-hidden />
      </Anchor>
    </li>
  );
}
