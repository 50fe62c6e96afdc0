import { setTimeout as pause } from 'node:timers/promises';

import type { notifications } from '#contract';

/** A browser's stream of events, read by fetch as the app does. */
export type EventReader = {
  readonly response: Response;
  /** What was told so far, as one list of topics. */
  heard(): notifications.LiveTopic[];
  /** Everything that came, comments and all. */
  text(): string;
  /** Whether the server ended the stream. */
  ended(): boolean;
  leave(): void;
};

type Place = { url: string; token: string };

/** Opens the stream of events and waits for its first event; an answer that is no stream is given as it is. */
export async function readEvents({ url, token }: Place): Promise<EventReader> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/api/v1/events`, {
    headers: { Authorization: `Bearer ${token}`, 'Accept-Encoding': 'gzip' },
    signal: leaving.signal,
  });
  let text = '';
  let ended = false;
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array, { stream: true });
  };
  void read()
    .catch(() => undefined)
    .finally(() => (ended = true));
  while (response.ok && !ended && !text.includes('event: open')) await pause(5);
  return {
    response,
    heard: () =>
      [...text.matchAll(/^event: change\ndata: (.+)$/gm)].flatMap(([, data]) => (JSON.parse(data ?? '') as notifications.LiveEvent).topics),
    text: () => text,
    ended: () => ended,
    leave: () => leaving.abort(),
  };
}
