import type { identity } from '@flightline/backend/contract';
import { Anchor, Button, Group, Paper, Text } from '@mantine/core';
import { Link } from 'react-router-dom';

import { ROLE_NAMES } from '../../components/role-names.ts';
import { HistoryLink } from '../../components/history-link.tsx';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import type { StatusChange } from './api.ts';
import { PersonStatus } from './person-status.tsx';
import classes from './people.module.css';

export type PersonActs = {
  onChange: (person: identity.User, change: StatusChange) => void;
  onSuspend: (person: identity.User) => void;
  onEdit: (person: identity.User) => void;
};

type PersonRowProps = PersonActs & { person: identity.User; busy: boolean };

/** One person: who, which role, how things stand, and what may be done. */
export function PersonRow({ person, busy, onChange, onSuspend, onEdit }: PersonRowProps) {
  const { age } = useSchoolTime();
  const { fullName, email, role, status, createdAt, can } = person;
  return (
    <Paper component="li" withBorder radius="lg" p="md" className={classes['row'] ?? ''}>
      <div className={classes['who']}>
        <Anchor component={Link} to={`/people/${person.id}`} fw={600} c="var(--mantine-color-text)">
          {fullName}
        </Anchor>
        <Text size="sm" c="dimmed">
          {email}
        </Text>
        <Text size="sm" c="dimmed">
          {ROLE_NAMES[role]}
          {status === 'PENDING' && `, registered ${age(createdAt)}`}
        </Text>
        <HistoryLink resourceType="user" resourceId={person.id} of={person.fullName} />
      </div>
      <PersonStatus status={status} />
      <Group gap="xs">
        {can.approve && (
          <Button size="sm" loading={busy} aria-label={`Approve ${fullName}`} onClick={() => onChange(person, 'approve')}>
            Approve
          </Button>
        )}
        {can.reactivate && (
          <Button
            size="sm"
            variant="default"
            loading={busy}
            aria-label={`Let in again ${fullName}`}
            onClick={() => onChange(person, 'reactivate')}
          >
            Let in again
          </Button>
        )}
        {can.update && (
          <Button size="sm" variant="default" aria-label={`Edit ${fullName}`} onClick={() => onEdit(person)}>
            Edit
          </Button>
        )}
        {can.suspend && (
          <Button size="sm" variant="subtle" color="red" aria-label={`Suspend ${fullName}`} onClick={() => onSuspend(person)}>
            {status === 'PENDING' ? 'Turn away' : 'Suspend'}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
