import type { bookings } from '@flightline/backend/contract';
import { Badge, Group, Radio, Stack, Text } from '@mantine/core';

import classes from './booking.module.css';

type CandidatePickerProps = {
  candidates: readonly bookings.Candidate[];
  value: string | null;
  onChange: (instructorId: string) => void;
};

/** The instructors for a booking, best fit first, each with the reason. Those who are busy can be seen, not chosen. */
export const CandidatePicker = ({ candidates, value, onChange }: CandidatePickerProps) => (
  <Radio.Group label="Instructor" value={value} onChange={onChange}>
    <Stack gap={8} mt={6}>
      {candidates.map(({ instructorId, instructor, free, blocked, reason }, rank) => (
        <Radio.Card key={instructorId} value={instructorId} disabled={!free} className={classes['candidate'] ?? ''} radius="md">
          <Group wrap="nowrap" gap="sm">
            <Radio.Indicator disabled={!free} />
            <div>
              <Text size="sm" fw={600}>
                {instructor.fullName}
                {rank === 0 && free && blocked === null && (
                  <Badge ml={8} size="sm" variant="light" tt="none">
                    Best fit
                  </Badge>
                )}
              </Text>
              <Text size="xs" c="dimmed">
                {reason}
              </Text>
            </div>
          </Group>
        </Radio.Card>
      ))}
    </Stack>
  </Radio.Group>
);
