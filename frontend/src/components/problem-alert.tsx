import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { explainError } from '../lib/explain-error.ts';
import { CopyableId } from './copyable-id.tsx';

type ProblemAlertProps = {
  error: unknown;
  /** Shown as "Try again". */
  onRetry?: (() => void) | undefined;
  /** Further ways out, beside "Try again". */
  children?: ReactNode;
};

/** The error state of a page or form: what happened, what to do, and the id to quote to support. */
export function ProblemAlert({ error, onRetry, children }: ProblemAlertProps) {
  const { title, advice, correlationId } = explainError(error);
  return (
    <Alert role="alert" color="red" title={title} icon={<IconAlertCircle aria-hidden />}>
      <Text size="sm">{advice}</Text>
      {(onRetry || children) && (
        <Group mt="sm" gap="sm">
          {onRetry && (
            <Button size="xs" variant="default" onClick={onRetry}>
              Try again
            </Button>
          )}
          {children}
        </Group>
      )}
      {correlationId && <CopyableId id={correlationId} />}
    </Alert>
  );
}
