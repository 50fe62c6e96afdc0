import type { audit } from '@flightline/backend/contract';
import { Drawer, Skeleton, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import type { Words } from '../../components/audit/acts/act.ts';
import { useEntry } from './api.ts';
import { useChain } from './chain-state.tsx';
import { EntryView } from './entry-view.tsx';

type EntryDrawerProps = {
  /** The entry to show, from the address; undefined keeps the drawer shut. */
  seq: number | undefined;
  onClose: () => void;
  /** Entries at hand, which need no asking. */
  entries: readonly audit.AuditEntry[];
  words: Words;
};

/** An entry beside the list one came from; a phone gives it the whole screen. */
export function EntryDrawer({ seq, onClose, entries, words }: EntryDrawerProps) {
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  // While it slides away it still shows what it showed.
  const [shown, setShown] = useState(seq);
  if (seq !== undefined && seq !== shown) setShown(seq);
  return (
    <Drawer opened={seq !== undefined} onClose={onClose} position="right" size={isPhone ? '100%' : 560} title={`Entry ${shown ?? ''}`}>
      {shown !== undefined && <Entry seq={shown} known={entries.find((entry) => entry.seq === shown)} words={words} />}
    </Drawer>
  );
}

function Entry({ seq, known, words }: { seq: number; known: audit.AuditEntry | undefined; words: Words }) {
  const { data, error, refetch } = useEntry(seq, known);
  const chain = useChain();
  const entry = known ?? data;
  if (entry) return <EntryView entry={entry} words={words} broken={chain?.brokenAt === seq} />;
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (entry === null) return <NoSuchEntry seq={seq} broken={chain?.brokenAt === seq} />;
  return (
    <Stack gap="lg" aria-busy aria-label="Looking for the entry" role="status">
      {[90, 60, 70, 50].map((width) => (
        <Skeleton key={width} h={20} w={`${width}%`} />
      ))}
    </Stack>
  );
}

const NoSuchEntry = ({ seq, broken }: { seq: number; broken: boolean }) => (
  <Text>
    {broken
      ? `Entry ${seq} is not in the log any more: it was removed, or moved to another place.`
      : `The log has no entry ${seq}. Perhaps the address is mistyped.`}
  </Text>
);
