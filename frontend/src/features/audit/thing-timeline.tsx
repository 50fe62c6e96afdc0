import type { audit } from '@flightline/backend/contract';
import { Anchor, Button, Group, Stack, Text, Timeline } from '@mantine/core';
import { Link } from 'react-router-dom';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import type { Words } from '../../components/audit/acts/act.ts';
import type { useAuditLog } from './api.ts';
import classes from './audit.module.css';
import { type FieldChange, diffOf, realChanges } from './diff.ts';
import { fieldName, inReadingOrder } from '../../components/audit/field-names.ts';
import { sentenceOf } from '../../components/audit/sentence.ts';
import { instantWords, valueWords } from '../../components/audit/value-words.ts';

type ThingTimelineProps = {
  log: ReturnType<typeof useAuditLog>;
  newestFirst: readonly audit.AuditEntry[];
  words: Words;
  /** The address that opens an entry. */
  entrySearch: (seq: number) => string;
  /** Shows the thing as it was at a moment; undefined where that cannot be told. */
  onMoment: ((at: Date) => void) | undefined;
};

/** What happened to one thing, oldest first. */
export function ThingTimeline({ log, newestFirst, words, entrySearch, onMoment }: ThingTimelineProps) {
  const acts = newestFirst.toReversed();
  return (
    <Stack gap="md">
      {log.hasNextPage && (
        <Button variant="default" mr="auto" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          Show what came before
        </Button>
      )}
      {log.error && <ProblemAlert error={log.error} onRetry={() => void log.fetchNextPage()} />}
      <Timeline bulletSize={14} lineWidth={2} active={acts.length - 1} aria-label="What happened, oldest first">
        {acts.map((entry) => (
          <Timeline.Item key={entry.id} title={<Text fw={600}>{sentenceOf(entry, words)}</Text>}>
            <Text size="sm" c="dimmed">
              <time dateTime={entry.createdAt.toISOString()}>{instantWords(entry.createdAt, words)}</time>
            </Text>
            <Brief entry={entry} words={words} />
            <Group gap="md" mt={4}>
              <Anchor component={Link} to={{ search: entrySearch(entry.seq) }} preventScrollReset size="sm">
                Entry {entry.seq}
              </Anchor>
              {onMoment && (
                <Anchor component="button" type="button" size="sm" onClick={() => onMoment(entry.createdAt)}>
                  As it was then
                </Anchor>
              )}
            </Group>
          </Timeline.Item>
        ))}
      </Timeline>
    </Stack>
  );
}

const SHOWN = 4;

/** The first changes of an act, a line each; where all is new, the sentence says enough. */
function Brief({ entry: { before, after }, words }: { entry: audit.AuditEntry; words: Words }) {
  if (before === null || after === null) return null;
  const changes = inReadingOrder(realChanges(diffOf(before, after)));
  return (
    <ul className={classes['brief']}>
      {changes.slice(0, SHOWN).map((field) => (
        <li key={field.path}>
          <span>{fieldName(field.path)}:</span> {briefly(field, words)}
        </li>
      ))}
      {changes.length > SHOWN && <li>and {changes.length - SHOWN} more</li>}
    </ul>
  );
}

function briefly({ path, change, before, after }: FieldChange, words: Words): string {
  const [was, is] = [valueWords(path, before, words).text, valueWords(path, after, words).text];
  return change === 'added' ? is : `${was} → ${is}`;
}
