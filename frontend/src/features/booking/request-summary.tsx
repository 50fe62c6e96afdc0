import { Paper, Stack, Text, Title } from '@mantine/core';

import { When } from '../../components/when.tsx';
import { useLessonTypes } from '../../lib/planning-api.ts';
import { useInstructors, useResources } from '../../lib/school-api.ts';
import type { Period } from '../../lib/school-time.ts';
import type { BookingDraft } from './use-booking-draft.ts';
import type { Choice } from './use-choice.ts';

type RequestSummaryProps = { period: Period; choice: Choice; student: BookingDraft['student'] };

/** What is about to be sent. */
export function RequestSummary({ period, choice, student }: RequestSummaryProps) {
  return (
    <Paper component="section" aria-labelledby="summary" withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-accent-soft)">
      <Title order={2} id="summary" size="sm" mb="xs">
        Your request
      </Title>
      <Stack gap={6}>
        <When period={period} size="md" withDuration />
        {student && <Text size="sm">For {student.fullName}</Text>}
        <Wishes choice={choice} />
      </Stack>
    </Paper>
  );
}

/** What kind of lesson, with whom and in what. */
function Wishes({ choice }: { choice: Choice }) {
  const type = useLessonTypes().data?.find(({ id }) => id === choice.type);
  const instructor = useInstructors().data?.find(({ id }) => id === choice.instructor);
  const resource = useResources().data?.find(({ id }) => id === choice.resource);
  const anyone = type?.needsInstructor === false ? 'No instructor: a solo lesson' : 'With any instructor';
  const lines = [
    type?.name,
    instructor ? `With ${instructor.fullName}, if possible` : anyone,
    resource?.name ?? (choice.model && `Any ${choice.model}`),
  ];
  return lines.map(
    (line) =>
      line && (
        <Text key={line} size="sm">
          {line}
        </Text>
      ),
  );
}
