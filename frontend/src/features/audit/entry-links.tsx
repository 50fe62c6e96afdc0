import type { audit } from '@flightline/backend/contract';
import { Anchor } from '@mantine/core';
import { IconArrowUpRight, IconFilter, IconHistory, type IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { Link } from 'react-router-dom';

import { timelinePath } from '../../components/history-link.tsx';
import { type AuditFilter, auditPath } from './audit-filter.ts';
import classes from './audit.module.css';
import { typeWords } from '../../components/audit/things.ts';

type Way = { to: string; label: string; icon: ComponentType<IconProps> };

const filtered = (label: string, filter: AuditFilter): Way => ({ to: auditPath(filter), label, icon: IconFilter });

function waysFrom({ userId, actorName, resourceType, resourceId, correlationId }: audit.AuditEntry): Way[] {
  const { page } = typeWords(resourceType);
  return [
    filtered('Everything with this correlation id', { correlationId }),
    ...(resourceId === null ? [] : [filtered('Everything about this thing', { resourceType, resourceId })]),
    ...(userId === null ? [] : [filtered(`Everything by ${actorName}`, { actorId: userId })]),
    ...(resourceId === null ? [] : [{ to: timelinePath(resourceType, resourceId), label: 'Its life as a timeline', icon: IconHistory }]),
    ...(page && resourceId !== null ? [{ to: page.to(resourceId), label: page.label, icon: IconArrowUpRight }] : []),
  ];
}

/** Where to read on from an entry. */
export const EntryLinks = ({ entry }: { entry: audit.AuditEntry }) => (
  <ul className={classes['links']}>
    {waysFrom(entry).map(({ to, label, icon: Icon }) => (
      <li key={to}>
        <Anchor component={Link} to={to} size="sm">
          <Icon size={16} stroke={1.8} aria-hidden />
          {label}
        </Anchor>
      </li>
    ))}
  </ul>
);
