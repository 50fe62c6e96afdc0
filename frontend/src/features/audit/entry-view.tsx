import type { audit } from '@flightline/backend/contract';
import { Alert, Stack, Text, Title } from '@mantine/core';
import { IconShieldX } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { dayOf, exactTimeOf, formatDay, zoneName } from '../../lib/school-time.ts';
import type { Words } from '../../components/audit/acts/act.ts';
import { actLabel } from '../../components/audit/acts/table.ts';
import classes from './audit.module.css';
import { Copyable } from './copyable.tsx';
import { diffOf } from './diff.ts';
import { DiffList } from './diff-list.tsx';
import { EntryLinks } from './entry-links.tsx';
import { sentenceOf, whoActed } from '../../components/audit/sentence.ts';
import { typeWords } from '../../components/audit/things.ts';

type EntryViewProps = { entry: audit.AuditEntry; words: Words; broken: boolean };

/** One entry in full: who, when, from where, and what changed. */
export const EntryView = ({ entry, words, broken }: EntryViewProps) => (
  <Stack gap="lg">
    {broken && (
      <Alert color="red" icon={<IconShieldX aria-hidden />} title="The chain breaks here">
        This is not what the log had written here: it was changed or moved, or what stood here was removed. Do not rely on what it says.
      </Alert>
    )}
    <Text fw={600} size="lg" lh={1.35}>
      {sentenceOf(entry, words)}
    </Text>
    <Facts entry={entry} words={words} />
    <section aria-labelledby="entry-changes">
      <Title order={3} id="entry-changes" mb="xs">
        {entry.before === null && entry.after === null ? 'What was noted' : 'What changed'}
      </Title>
      <Changes entry={entry} words={words} />
    </section>
    <section aria-labelledby="entry-more">
      <Title order={3} id="entry-more" mb="xs">
        What belongs to it
      </Title>
      <EntryLinks entry={entry} />
    </section>
  </Stack>
);

function Facts({ entry, words }: { entry: audit.AuditEntry; words: Words }) {
  const { createdAt, ip, correlationId, resourceType, resourceId, hash, action } = entry;
  const { timeZone } = words;
  return (
    <dl className={classes['facts']}>
      <Fact term="Who">{whoActed(entry)}</Fact>
      <Fact term="What">{actLabel(action)}</Fact>
      <Fact term="When">
        <time dateTime={createdAt.toISOString()}>
          {formatDay(dayOf(createdAt, timeZone))}, {exactTimeOf(createdAt, timeZone)} {zoneName(timeZone, createdAt)}
        </time>
        <Copyable value={createdAt.toISOString()} what="the time in UTC" />
      </Fact>
      <Fact term="Thing">
        {typeWords(resourceType).label}
        {resourceId !== null && <Copyable value={resourceId} what="the thing’s id" />}
      </Fact>
      <Fact term="From (IP)">{ip ?? 'Flightline itself'}</Fact>
      <Fact term="Correlation id">
        <Copyable value={correlationId} what="the correlation id" />
      </Fact>
      <Fact term="Hash">
        <Copyable value={hash} what="the hash">
          <code title={hash}>{hash.slice(0, 12)}…</code>
        </Copyable>
      </Fact>
    </dl>
  );
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

function Changes({ entry: { before, after }, words }: { entry: audit.AuditEntry; words: Words }) {
  if (before !== null || after !== null) return <DiffList diff={diffOf(before, after)} words={words} />;
  return (
    <Text size="sm" c="dimmed">
      Nothing but that it happened.
    </Text>
  );
}
