import { bank } from '@flightline/backend/contract';
import { Button, Group, Loader, Modal, Stack, TagsInput, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

import { ImportSource, type Source } from '../../components/exchange/import-source.tsx';
import { SkippedLines } from '../../components/exchange/skipped-lines.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useImportToBank } from '../../lib/bank-api.ts';

/** Puts a file of questions into the bank, and tells how far it is. */
export function ImportBankDialog({ onClose }: { onClose: () => void }) {
  const [source, setSource] = useState<Source | null>(null);
  const [tags, setTags] = useState<string[]>([]);
  const [progress, setProgress] = useState<bank.ImportProgress | null>(null);
  const importing = useImportToBank();
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = () => {
    if (!source) return;
    running.current = new AbortController();
    importing.mutate({ ...source, tags, onProgress: setProgress, signal: running.current.signal });
  };
  return (
    <Modal opened onClose={onClose} title="Import questions into the bank" size="lg" closeOnClickOutside={!importing.isPending}>
      {importing.data ? (
        <Done result={importing.data} onClose={onClose} />
      ) : importing.isPending ? (
        <Stack role="status">
          <Group gap="sm">
            <Loader size="sm" />
            <Text className="fl-numbers">
              {(progress?.imported ?? 0).toLocaleString('en')} questions have arrived, {progress?.skipped ?? 0} skipped, at line{' '}
              {progress?.line ?? 0}
            </Text>
          </Group>
          <Text size="sm" c="dimmed">
            What has arrived stays, also if you stop here.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Stop
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack>
          <ImportSource source={source} onChange={setSource} />
          <TagsInput
            label="Tags for all of them"
            description="Beside those the file gives. Enter adds one."
            maxTags={20}
            value={tags}
            onChange={setTags}
          />
          <Text size="sm" c="dimmed">
            Up to {bank.MOST_IMPORTED.toLocaleString('en')} questions at once. What the bank has already is skipped.
          </Text>
          {importing.error && <ProblemAlert error={importing.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button disabled={!source} onClick={start}>
              Import
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

const Done = ({ result, onClose }: { result: bank.ImportResult; onClose: () => void }) => (
  <Stack>
    <Text role="status">
      {result.imported === 1 ? 'One question has' : `${result.imported.toLocaleString('en')} questions have`} arrived, {result.skipped}{' '}
      skipped.
      {result.stopped !== null && ` ${result.stopped}`}
    </Text>
    {result.problems.length > 0 && <SkippedLines skipped={result.problems} />}
    <Group justify="flex-end">
      <Button onClick={onClose}>Close</Button>
    </Group>
  </Stack>
);
