import { Checkbox, Skeleton, Stack, Text } from '@mantine/core';

import { FindingList } from '../../components/rules/finding-list.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import type { useSeriesPlan } from './use-series.ts';

/** Each lesson of a recurring request with what stands in its way; those that can be asked for may be left out. */
export function SeriesPreview({ plan }: { plan: ReturnType<typeof useSeriesPlan> }) {
  const time = useSchoolTime();
  const { preview, isSkipped, toggle, chosen } = plan;
  if (preview.error) return <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Skeleton h={160} aria-busy aria-label="Looking at each date" role="status" />;
  const total = preview.data.length;
  return (
    <Checkbox.Group
      value={preview.data
        .map(({ occurrence }) => occurrence)
        .filter((each) => !isSkipped(each))
        .map(String)}
      label="The dates"
      description={chosen === total ? `All ${total} can be requested.` : `${chosen} of ${total} are requested; the others are left out.`}
    >
      <Stack gap={6} mt="xs" aria-live="polite">
        {preview.data.map(({ occurrence, startsAt, endsAt, problem, warnings }) => (
          <div key={occurrence}>
            <Checkbox
              py={4}
              value={String(occurrence)}
              disabled={problem !== null}
              onChange={() => toggle(occurrence)}
              label={time.period({ startsAt, endsAt })}
              description={problem?.detail}
            />
            {warnings.length > 0 && problem === null && <FindingList items={warnings} />}
          </div>
        ))}
        {chosen < 2 && (
          <Text size="sm" c="red">
            A series has at least two lessons. Choose another time, or send it just once.
          </Text>
        )}
      </Stack>
    </Checkbox.Group>
  );
}
