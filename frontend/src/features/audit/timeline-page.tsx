import type { audit } from '@flightline/backend/contract';
import { Anchor } from '@mantine/core';
import { IconHistoryOff } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { Link, useParams } from 'react-router-dom';

import { BackLink } from '../../components/back-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { actOf, type Words } from '../../components/audit/acts/act.ts';
import { rebuildableType, useAsItWas, useAuditLog } from './api.ts';
import { AsItWas } from './as-it-was.tsx';
import { auditPath } from './audit-filter.ts';
import classes from './audit.module.css';
import { EntryDrawer } from './entry-drawer.tsx';
import { typeWords } from '../../components/audit/things.ts';
import { ThingTimeline } from './thing-timeline.tsx';
import { useAuditPlace } from './use-audit-place.ts';
import { useMoment } from './use-moment.ts';
import { useWords } from '../../components/audit/use-words.ts';
import { shortId } from '../../components/audit/value-words.ts';

/** Enough for the life of most things in one look. */
const PAGE = 100;

/** `/audit/timeline/:resourceType/:resourceId?at=…&entry=17`: the life of one thing, and how it stood at a moment of it. */
export function Component() {
  const { resourceType = '', resourceId = '' } = useParams();
  const place = useAuditPlace();
  const moment = useMoment();
  const log = useAuditLog({ resourceType, resourceId }, PAGE);
  const newestFirst = useMemo(() => log.data?.pages.flatMap(({ items }) => items) ?? [], [log.data]);
  const words = useWords(newestFirst);
  const { label, page } = typeWords(resourceType);
  const past = useAsItWas({ resourceType: rebuildableType(resourceType), resourceId, at: moment.at });
  const knowsPast = rebuildableType(resourceType) !== undefined && past.data !== null && newestFirst.length > 0;
  const filter = { resourceType, resourceId };
  const panel = useRef<HTMLDivElement>(null);
  const showThen = (at: Date) => {
    moment.choose(at);
    panel.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <PageHeader
        title={`${label}: ${nameFrom(newestFirst, words) ?? shortId(resourceId)}`}
        description="All that the log says of it, from its beginning."
        actions={
          page && (
            <Anchor component={Link} to={page.to(resourceId)} size="sm">
              {page.label}
            </Anchor>
          )
        }
        above={<BackLink to={auditPath(filter)}>Audit log</BackLink>}
      />
      <div className={classes['timeline']}>
        <Acts
          log={log}
          newestFirst={newestFirst}
          words={words}
          entrySearch={place.entrySearch}
          onMoment={knowsPast ? showThen : undefined}
        />
        {knowsPast && <AsItWas past={past} words={words} moment={moment} entrySearch={place.entrySearch} ref={panel} />}
      </div>
      <EntryDrawer seq={place.entry} onClose={place.close} entries={newestFirst} words={words} />
    </>
  );
}

/** What a thing was last called in its own log. */
function nameFrom(newestFirst: readonly audit.AuditEntry[], words: Words): string | undefined {
  for (const entry of newestFirst) {
    const { text } = actOf(entry, words);
    const name = text('title') ?? text('fullName') ?? text('name');
    if (name !== undefined) return name;
  }
  const id = newestFirst[0]?.resourceId;
  return id ? words.nameOf(id) : undefined;
}

type ActsProps = {
  log: ReturnType<typeof useAuditLog>;
  newestFirst: readonly audit.AuditEntry[];
  words: Words;
  entrySearch: (seq: number) => string;
  onMoment: ((at: Date) => void) | undefined;
};

function Acts({ log, newestFirst, ...rest }: ActsProps) {
  if (!log.data) {
    if (log.error) return <ProblemAlert error={log.error} onRetry={() => void log.refetch()} />;
    return <ListSkeleton rows={5} label="Loading the history" />;
  }
  if (newestFirst.length === 0) {
    return (
      <EmptyState icon={IconHistoryOff} title="Nothing found">
        The log says nothing of this. Perhaps the address is mistyped.
      </EmptyState>
    );
  }
  return <ThingTimeline log={log} newestFirst={newestFirst} {...rest} />;
}
