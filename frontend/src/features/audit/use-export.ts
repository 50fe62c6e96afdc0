import { audit } from '@flightline/backend/contract';
import { useRef, useState } from 'react';

import { call } from '../../lib/api-client.ts';
import { dayOf } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { collectLines } from './collect-lines.ts';
import { saveFile } from '../../lib/save-file.ts';

export type ExportState =
  | { status: 'idle' }
  | { status: 'running'; lines: number }
  | { status: 'done'; lines: number; file: string }
  | { status: 'failed'; error: unknown };

/** The whole log as a file of the browser's. A second start before the end is left out; leaving stops it. */
export function useExport() {
  const [state, setState] = useState<ExportState>({ status: 'idle' });
  const running = useRef<AbortController>(null);
  const { slug } = useSignedIn().school;
  const { timeZone, now } = useSchoolTime();

  const start = async () => {
    if (running.current) return;
    const stop = new AbortController();
    running.current = stop;
    setState({ status: 'running', lines: 0 });
    try {
      const collected = collectLines((lines) => setState({ status: 'running', lines }));
      await call(audit.exportAuditLog, {}, { signal: stop.signal, onPiece: collected.take });
      const { blob, lines } = collected.end();
      const file = `flightline-${slug}-audit-${dayOf(now, timeZone)}.ndjson`;
      saveFile(blob, file);
      setState({ status: 'done', lines, file });
    } catch (error) {
      setState(stop.signal.aborted ? { status: 'idle' } : { status: 'failed', error });
    } finally {
      running.current = null;
    }
  };

  return {
    state,
    start: () => void start(),
    stop: () => running.current?.abort(),
    reset: () => {
      running.current?.abort();
      setState({ status: 'idle' });
    },
  };
}
