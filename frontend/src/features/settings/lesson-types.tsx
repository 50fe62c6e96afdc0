import type { lessonTypes } from '@flightline/backend/contract';
import { Box, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { UndoToast } from '../../components/undo-toast.tsx';
import { useLessonTypes } from '../../lib/planning-api.ts';
import { formatDuration } from '../../lib/school-time.ts';
import { useUpdateLessonType } from './api.ts';
import { LessonTypeDialog, NEEDS } from './lesson-type-dialog.tsx';

type LessonType = lessonTypes.LessonType;

/** The kinds of lessons a school books: added, changed, archived. */
export function LessonTypes() {
  const { data, error, refetch } = useLessonTypes();
  const [open, setOpen] = useState<{ type: LessonType | undefined } | null>(null);
  return (
    <Paper
      component="section"
      aria-labelledby="lesson-types"
      withBorder
      radius="lg"
      maw={720}
      mt="lg"
      p={{ base: 'md', sm: 'xl' }}
      bg="var(--fl-card)"
    >
      <Stack gap="md">
        <div>
          <Title order={2} id="lesson-types" size="h4">
            Kinds of lessons
          </Title>
          <Text size="sm" c="dimmed">
            Each has its length, what it needs, and the minutes before and after in which the instructor and the aircraft are taken too.
          </Text>
        </div>
        {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {data?.length === 0 && <Text size="sm">None yet: students choose only how long.</Text>}
        {data?.map((type) => (
          <TypeRow key={type.id} type={type} onChange={() => setOpen({ type })} />
        ))}
        <Group>
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen({ type: undefined })}>
            Add a kind of lesson
          </Button>
        </Group>
      </Stack>
      {open && <LessonTypeDialog type={open.type} onClose={() => setOpen(null)} />}
    </Paper>
  );
}

function wordsOf({ durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, needsInstructor, needsResource }: LessonType): string {
  const buffers = [
    bufferBeforeMinutes > 0 && `${bufferBeforeMinutes} min before`,
    bufferAfterMinutes > 0 && `${bufferAfterMinutes} min after`,
  ];
  const needs = [needsInstructor ? 'an instructor' : false, needsResource && NEEDS[needsResource].toLowerCase()]
    .filter(Boolean)
    .join(' and ');
  return [formatDuration(durationMinutes), ...buffers, `needs ${needs}`].filter(Boolean).join(' · ');
}

function TypeRow({ type, onChange }: { type: LessonType; onChange: () => void }) {
  const update = useUpdateLessonType();
  const archive = () =>
    update.mutate(
      { type, body: { archived: true } },
      {
        onSuccess: (archived) => {
          const toast = notifications.show({
            autoClose: 8_000,
            message: (
              <UndoToast
                what={`${type.name} is archived.`}
                onUndo={() => {
                  notifications.hide(toast);
                  update.mutate({ type: archived, body: { archived: false } });
                }}
              />
            ),
          });
        },
      },
    );
  return (
    <Group justify="space-between" gap="sm">
      <Box flex="1 1 16rem">
        <Text fw={600}>{type.name}</Text>
        <Text size="sm" c="dimmed">
          {wordsOf(type)}
        </Text>
      </Box>
      <Group gap="xs">
        <Button size="sm" variant="default" aria-label={`Change ${type.name}`} onClick={onChange}>
          Change
        </Button>
        <Button size="sm" variant="subtle" color="gray" aria-label={`Archive ${type.name}`} loading={update.isPending} onClick={archive}>
          Archive
        </Button>
      </Group>
      {update.error && <ProblemAlert error={update.error} />}
    </Group>
  );
}
