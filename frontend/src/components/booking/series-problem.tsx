import { Alert, List, Text } from '@mantine/core';
import { IconCalendarX } from '@tabler/icons-react';

import type { ApiError } from '../../lib/api-error.ts';

/** Which lessons of a series cannot stand where they were asked for, and why; nothing was changed. */
export const SeriesProblem = ({ error: { problem } }: { error: ApiError }) => (
  <Alert role="alert" color="red" title="Nothing was changed" icon={<IconCalendarX aria-hidden />}>
    <Text size="sm" mb="xs">
      All lessons of a series change together, or none. In the way:
    </Text>
    <List size="sm">
      {problem.errors?.map(({ path, message }) => (
        <List.Item key={path}>
          Lesson {path.replace('occurrences.', '')}: {message}
        </List.Item>
      ))}
    </List>
  </Alert>
);
