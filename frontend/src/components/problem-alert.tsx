import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { explainError } from '../lib/explain-error.ts';
import { CopyableId } from './copyable-id.tsx';

type ProblemAlertProps = {
  error: unknown;
  /** Better words than the general ones, where the page knows them. */
  words?: { title: string; advice: string } | undefined;
  /** Shown as "Try again", where that may help. */
  onRetry?: (() => void) | undefined;
  /** Further ways out, beside "Try again". */
  children?: ReactNode;
};

/** The error state of a page or form: what happened, what to do, and the id to quote to support. */
export function ProblemAlert({ error, words, onRetry, children }: ProblemAlertProps) {
  const explained = explainError(error);
  const { title, advice } = words ?? explained;
  const { correlationId } = explained;
  const retry = explained.worthRetrying ? onRetry : undefined;
  return (
    <Alert role="alert" color="red" title={title} icon={<IconAlertCircle aria-hidden />}>
      <Text size="sm">{advice}</Text>
      {(retry || children) && (
        <Group mt="sm" gap="sm">
          {retry && (
            <Button size="xs" variant="default" onClick={retry}>
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
