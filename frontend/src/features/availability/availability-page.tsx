import { Select, Stack } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';

import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useInstructors } from '../../lib/school-api.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { useRules } from './api.ts';
import { Exceptions } from './exceptions.tsx';
import { Preview } from './preview.tsx';
import { RuleChanges } from './rule-change.tsx';
import { useAvailabilityPlace } from './use-availability-place.ts';
import { WeeklyRules } from './weekly-rules.tsx';

/** `/availability?instructor=…`: when an instructor teaches; an admin chooses whose. */
export function Component() {
  const { user } = useSignedIn();
  const isAdmin = user.role === 'ADMIN';
  const place = useAvailabilityPlace();
  const { data: instructors } = useInstructors();
  const instructorId = isAdmin ? (place.instructorId ?? instructors?.[0]?.id) : user.id;
  return (
    <>
      <PageHeader title="Availability" description="Lessons are offered inside these hours, on the school’s clock." />
      {isAdmin && instructors && instructors.length > 0 && (
        <Select
          label="Instructor"
          mb="lg"
          maw={320}
          data={instructors.map(({ id, fullName }) => ({ value: id, label: fullName }))}
          value={instructorId ?? null}
          allowDeselect={false}
          onChange={(id) => place.setInstructor(id ?? undefined)}
        />
      )}
      {instructorId === undefined ? (
        <NoInstructor known={instructors !== undefined} />
      ) : (
        <Rules key={instructorId} instructorId={instructorId} />
      )}
    </>
  );
}

function Rules({ instructorId }: { instructorId: string }) {
  const { data, error, refetch } = useRules(instructorId);
  if (!data)
    return error ? (
      <ProblemAlert error={error} onRetry={() => void refetch()} />
    ) : (
      <ListSkeleton rows={3} height={200} label="Loading availability" />
    );
  return (
    <RuleChanges instructorId={instructorId}>
      <Stack gap="lg" maw={820}>
        <WeeklyRules rules={data} />
        <Exceptions rules={data} />
        <Preview instructorId={instructorId} rules={data} />
      </Stack>
    </RuleChanges>
  );
}

const NoInstructor = ({ known }: { known: boolean }) =>
  known ? (
    <EmptyState icon={IconUserQuestion} title="No instructor yet">
      Give someone the role of an instructor under “People”; their hours are set here.
    </EmptyState>
  ) : (
    <ListSkeleton rows={3} height={200} label="Loading availability" />
  );
