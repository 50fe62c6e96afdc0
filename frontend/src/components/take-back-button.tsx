import type { learning } from '@flightline/backend/contract';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';

import { useUnassign } from '../lib/assignments-api.ts';
import { ProblemAlert } from './problem-alert.tsx';

/** Takes an assignment back; the lesson can be given again, and what was completed stays completed. */
export function TakeBackButton({ assignment: { id, student, lesson } }: { assignment: learning.Assignment }) {
  const unassign = useUnassign();
  const takeBack = () =>
    unassign.mutate(id, {
      onSuccess: () => notifications.show({ color: 'green', message: `“${lesson.title}” is taken back from ${student.fullName}.` }),
    });
  return (
    <>
      <Button
        variant="default"
        size="xs"
        loading={unassign.isPending}
        onClick={takeBack}
        aria-label={`Take “${lesson.title}” back from ${student.fullName}`}
      >
        Take back
      </Button>
      {unassign.error && <ProblemAlert error={unassign.error} />}
    </>
  );
}
