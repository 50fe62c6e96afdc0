import { audit } from '@flightline/backend/contract';
import { Anchor } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { Can } from '../lib/can.tsx';
import classes from './history-link.module.css';

/** Where the life of one thing is told. */
export const timelinePath = (resourceType: string, resourceId: string): string =>
  `/audit/timeline/${encodeURIComponent(resourceType)}/${encodeURIComponent(resourceId)}`;

type HistoryLinkProps = { resourceType: string; resourceId: string; /** Whose history, where the page shows several. */ of?: string };

/** Leads those who may read the audit log to all that happened to a thing. */
export const HistoryLink = ({ resourceType, resourceId, of }: HistoryLinkProps) => (
  <Can call={audit.listAuditLogs}>
    <Anchor
      component={Link}
      to={timelinePath(resourceType, resourceId)}
      size="sm"
      className={classes['link'] ?? ''}
      aria-label={of && `Audit history of ${of}`}
    >
      <IconHistory size={15} stroke={1.8} aria-hidden />
      Audit history
    </Anchor>
  </Can>
);
