import { Alert, Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconFileCheck } from '@tabler/icons-react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useVerification } from './api.ts';
import { countWords } from './chain-words.ts';
import classes from './audit.module.css';
import { Copyable } from './copyable.tsx';
import { type ExportState, useExport } from './use-export.ts';

/** Exports the whole log into a file that anyone can verify. */
export function ExportButton() {
  const [opened, { open, close }] = useDisclosure(false);
  const { state, start, stop, reset } = useExport();
  const leave = () => {
    close();
    reset();
  };
  return (
    <>
      <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={open}>
        Export
      </Button>
      <Modal opened={opened} onClose={leave} title="Export the audit log" size="lg">
        <Stack>
          <Text size="sm">
            The whole log of the school goes into one file, oldest first, an entry a line with signed checkpoints between, whatever the
            filters show. Keep it apart from Flightline: with it, anyone can check later that nothing was changed.
          </Text>
          <HowToVerify file={state.status === 'done' ? state.file : 'FILE'} />
          <Outcome state={state} />
          <Group justify="flex-end">
            <Button variant="default" onClick={state.status === 'running' ? stop : leave}>
              {state.status === 'running' ? 'Stop' : 'Close'}
            </Button>
            <Button loading={state.status === 'running'} onClick={start}>
              {state.status === 'done' ? 'Export again' : 'Export'}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function HowToVerify({ file }: { file: string }) {
  const command = `npm run audit:verify -- ${file}`;
  return (
    <div>
      <Text size="sm">To verify it, run this in Flightline’s folder; it needs no server and no network:</Text>
      <div className={classes['command']}>
        <Copyable value={command} what="the command">
          <code>{command}</code>
        </Copyable>
      </div>
    </div>
  );
}

function Outcome({ state }: { state: ExportState }) {
  const { data } = useVerification();
  if (state.status === 'failed') return <ProblemAlert error={state.error} />;
  if (state.status === 'done') {
    return (
      <Alert role="status" color="green" icon={<IconFileCheck aria-hidden />} title="Exported">
        {state.file}, {countWords(state.lines, 'line', 'lines')}
      </Alert>
    );
  }
  if (state.status === 'idle') return null;
  const total = Math.max(data?.entries ?? 0, state.lines, 1);
  return (
    <div>
      <Progress value={(100 * state.lines) / total} aria-label="Exported so far" />
      <Text size="sm" c="dimmed" mt={6} role="status">
        {countWords(state.lines, 'line', 'lines')}
        {data && ` of ${countWords(total, 'entry', 'entries')}`}
      </Text>
    </div>
  );
}
