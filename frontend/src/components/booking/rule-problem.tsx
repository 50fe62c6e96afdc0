import type { findings } from '@flightline/backend/contract';
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';

import type { ApiError } from '../../lib/api-error.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { FindingList } from '../rules/finding-list.tsx';

/** Goes on against the rules, for the reason given. */
export type RuleOverride = { label: string; isPending: boolean; onOverride: (reason: string) => void };

type RuleProblemProps = { error: ApiError; override?: RuleOverride | undefined; children?: ReactNode };

/** What the school's rules have against a lesson; an admin may go on all the same, with a reason. */
export function RuleProblem({ error: { problem }, override, children }: RuleProblemProps) {
  const { role } = useSignedIn().user;
  const items = problem.findings ?? [];
  return (
    <Alert role="alert" color="red" title={TITLES[role]} icon={<IconBan aria-hidden />}>
      <Stack gap="sm">
        {role === 'STUDENT' || items.length === 0 ? <Text size="sm">{problem.detail}</Text> : <FindingList items={items} />}
        {role === 'INSTRUCTOR' && <Text size="sm">An administrator can go on all the same, with a reason.</Text>}
        {role === 'ADMIN' && override && <OverrideFields {...override} />}
        {children && <Group gap="sm">{children}</Group>}
      </Stack>
    </Alert>
  );
}

const TITLES = {
  STUDENT: 'This cannot be booked right now',
  INSTRUCTOR: 'A rule of the school stands against it',
  ADMIN: 'A rule of the school stands against it',
} as const;

/** No form of its own: it may stand inside of one. */
export function OverrideFields({ label, isPending, onOverride }: RuleOverride) {
  const [reason, setReason] = useState('');
  const given = reason.trim();
  return (
    <>
      <Textarea
        label="Why all the same?"
        description="Kept in the audit trail"
        autosize
        minRows={2}
        maxLength={400}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group>
        <Button size="sm" variant="default" type="button" disabled={given === ''} loading={isPending} onClick={() => onOverride(given)}>
          {label}
        </Button>
      </Group>
    </>
  );
}

/** What a write adds to go on against the rules; beside another override's reason this one is appended. */
export const overridingRules = (reason: string, other?: string) => ({
  overrideRules: true,
  overrideReason: other ? `${other.slice(0, 90)} – ${reason}` : reason,
});

/** Whether any of some findings blocks. */
export const isBlocked = (items: readonly findings.Finding[]): boolean => items.some(({ mode }) => mode === 'BLOCK');
