import { notifications } from '@flightline/backend/contract';
import { createParser } from 'eventsource-parser';

import { sessionStore } from './session-store.ts';

/** What changed elsewhere; `everything` after a gap in which we heard nothing. */
export type Change = readonly notifications.LiveTopic[] | 'everything';

const LONGEST_PAUSE_MS = 30_000;

/**
 * Hears what others change, until the function it gives is called. One tab of a browser listens and tells the others: browsers
 * open only a few connections to a host, and each stream holds one.
 */
export function followChanges(onChange: (change: Change) => void): () => void {
  const over = new AbortController();
  const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('flightline.live') : undefined;
  tabs?.addEventListener('message', ({ data }: MessageEvent<Change>) => onChange(data));
  const tell = (change: Change) => {
    onChange(change);
    tabs?.postMessage(change);
  };
  const listen = () => keepListening(tell, over.signal);
  if ('locks' in navigator) void navigator.locks.request('flightline.live', { signal: over.signal }, listen).catch(() => undefined);
  else void listen();
  return () => {
    over.abort();
    tabs?.close();
  };
}

async function keepListening(tell: (change: Change) => void, signal: AbortSignal): Promise<void> {
  let failures = 0;
  let returning = false;
  while (!signal.aborted) {
    const opened: boolean = await listenOnce({ tell, signal, returning }).catch(() => false);
    returning ||= opened;
    failures = opened ? 0 : failures + 1;
    await pause(Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** failures), signal);
  }
}

type Listening = { tell: (change: Change) => void; signal: AbortSignal; returning: boolean };

/** Reads one stream to its end; says whether it opened. A returning listener has missed what happened meanwhile. */
async function listenOnce({ tell, signal, returning }: Listening): Promise<boolean> {
  const token = await sessionStore.freshToken();
  if (token === undefined) return false;
  const headers = { accept: 'text/event-stream', authorization: `Bearer ${token}` };
  const response = await fetch('/api/v1/events', { headers, signal, cache: 'no-store' });
  if (response.status === 401) await sessionStore.tokenAfter(token);
  if (!response.ok || !response.body) return false;
  if (returning) tell('everything');

  const parser = createParser({
    onEvent: ({ event, data }) => {
      const change = event === 'change' ? parseChange(data) : undefined;
      if (change) tell(change);
    },
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) parser.feed(piece.value);
  return true;
}

function parseChange(data: string): Change | undefined {
  try {
    return notifications.liveEvent.safeParse(JSON.parse(data)).data?.topics;
  } catch {
    return undefined;
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resume) => {
    const timer = setTimeout(resume, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resume();
    });
  });
