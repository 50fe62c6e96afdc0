import { Alert, List, Stack, Text } from '@mantine/core';
import { IconCalendarX } from '@tabler/icons-react';

import type { ApiError } from '../../lib/api-error.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { OverrideFields, type RuleOverride } from './rule-problem.tsx';

type SeriesProblemProps = { error: ApiError; override?: RuleOverride | undefined };

/**
 * Which lessons of a series cannot stand where they were asked for, and why; nothing was changed. An admin may go on all the same
 * with a reason: what no reason can set aside, such as another lesson at that time, refuses it again.
 */
export function SeriesProblem({ error: { problem }, override }: SeriesProblemProps) {
  const { role } = useSignedIn().user;
  return (
    <Alert role="alert" color="red" title="Nothing was changed" icon={<IconCalendarX aria-hidden />}>
      <Stack gap="sm">
        <Text size="sm">All lessons of a series change together, or none. In the way:</Text>
        <List size="sm">
          {problem.errors?.map(({ path, message }) => (
            <List.Item key={path}>
              Lesson {path.replace('occurrences.', '')}: {message}
            </List.Item>
          ))}
        </List>
        {role === 'ADMIN' && override && <OverrideFields {...override} />}
      </Stack>
    </Alert>
  );
}
