import { Paper, Stack, Text, Title } from '@mantine/core';

import { When } from '../../components/when.tsx';
import { useInstructors, useResources } from '../../lib/school-api.ts';
import type { Period } from '../../lib/school-time.ts';
import type { BookingDraft } from './use-booking-draft.ts';
import type { Choice } from './use-choice.ts';

type RequestSummaryProps = { period: Period; choice: Choice; student: BookingDraft['student'] };

/** What is about to be sent. */
export function RequestSummary({ period, choice, student }: RequestSummaryProps) {
  const instructor = useInstructors().data?.find(({ id }) => id === choice.instructor);
  const resource = useResources().data?.find(({ id }) => id === choice.resource);
  return (
    <Paper component="section" aria-labelledby="summary" withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-accent-soft)">
      <Title order={2} id="summary" size="sm" mb="xs">
        Your request
      </Title>
      <Stack gap={6}>
        <When period={period} size="md" withDuration />
        {student && <Text size="sm">For {student.fullName}</Text>}
        <Text size="sm">{instructor ? `With ${instructor.fullName}, if possible` : 'With any instructor'}</Text>
        {resource && <Text size="sm">{resource.name}</Text>}
      </Stack>
    </Paper>
  );
}
