import type { audit } from '@flightline/backend/contract';
import { memo } from 'react';
import { Link } from 'react-router-dom';

import { timeOf } from '../../lib/school-time.ts';
import type { Words } from '../../components/audit/acts/act.ts';
import { kindOf } from '../../components/audit/acts/table.ts';
import classes from './audit.module.css';
import { whatWasDone, whoActed } from '../../components/audit/sentence.ts';
import { typeWords } from '../../components/audit/things.ts';

type AuditRowProps = {
  entry: audit.AuditEntry;
  words: Words;
  /** The address that opens it. */
  search: string;
  broken: boolean;
};

/** One entry as a sentence; the whole row opens it. */
export const AuditRow = memo(function AuditRow({ entry, words, search, broken }: AuditRowProps) {
  const { icon: Icon } = typeWords(entry.resourceType);
  return (
    <li>
      <Link
        to={{ search }}
        preventScrollReset
        className={classes['row']}
        data-entry={entry.seq}
        data-alarming={kindOf(entry.action)?.alarming}
        data-broken={broken || undefined}
      >
        <time className={classes['time']} dateTime={entry.createdAt.toISOString()}>
          {timeOf(entry.createdAt, words.timeZone)}
        </time>
        <span className={classes['icon']}>
          <Icon size={16} stroke={1.8} aria-hidden />
        </span>
        <span className={classes['sentence']}>
          <strong>{whoActed(entry)}</strong> {whatWasDone(entry, words)}
          {broken && <span className={classes['brokenMark']}>The chain breaks here</span>}
        </span>
        <span className={classes['seq']} aria-label={`Entry ${entry.seq}`} role="img">
          {entry.seq}
        </span>
      </Link>
    </li>
  );
});
