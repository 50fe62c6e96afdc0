import { useMemo } from 'react';

import { PageHeader } from '../../components/page-header.tsx';
import { useSignedIn } from '../../lib/use-session.ts';
import { useAuditLog } from './api.ts';
import { queryOf } from './audit-filter.ts';
import { AuditList } from './audit-list.tsx';
import { ChainAlarm, ChainBadge, useChain } from './chain-state.tsx';
import { EntryDrawer } from './entry-drawer.tsx';
import { ExportButton } from './export-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useAuditPlace } from './use-audit-place.ts';
import { useWords } from '../../components/audit/use-words.ts';

/** `/audit?actorId=…&action=user.login&from=2026-11-01&entry=17`: who did what at the school, and whether the log still holds. */
export function Component() {
  const { timeZone } = useSignedIn().school;
  const place = useAuditPlace();
  const log = useAuditLog(queryOf(place.filter, timeZone));
  const entries = useMemo(() => log.data?.pages.flatMap(({ items }) => items) ?? [], [log.data]);
  const words = useWords(entries);
  const chain = useChain();
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Who did what, and when. No entry changes without a trace."
        actions={
          <>
            <ChainBadge />
            <ExportButton />
          </>
        }
      />
      <ChainAlarm searchOf={place.entrySearch} />
      <FilterBar place={place} words={words} />
      <AuditList log={log} entries={entries} words={words} place={place} brokenAt={chain?.brokenAt} />
      <EntryDrawer seq={place.entry} onClose={place.close} entries={entries} words={words} />
    </>
  );
}
