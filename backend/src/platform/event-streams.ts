/** Who reads a stream of events, and what they may hear of. */
export type Reader = {
  readonly tenantId: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly role: string;
  readonly topics: readonly string[];
};

/** An open stream, as the server sees it. */
export type OpenStream = {
  readonly reader: Reader;
  /** Tells what changed. What a slow reader has not taken yet is gathered, so that nothing piles up. */
  tell(topics: readonly string[]): void;
  /** A sign of life, so that no proxy takes the connection for dead, and a dead one is found out. */
  beat(): void;
  end(): void;
};

export type EventStreams = {
  /** Opens a stream of server-sent events; it stays until its reader leaves or `end` is called. */
  open(reader: Reader): AsyncIterable<string>;
  /** The open streams, of one school or of all. */
  of(tenantId?: string): OpenStream[];
};

/** How long a browser waits before it comes back. */
const RETRY_MS = 2_000;
const OPENING = `retry: ${RETRY_MS}\nevent: open\ndata: {}\n\n`;
const BEAT = ': still here\n\n';

/** The streams of server-sent events that this process holds open. */
export function createEventStreams(): EventStreams {
  const open = new Set<OpenStream>();
  return {
    open(reader) {
      const { stream, texts } = createStream(reader, () => open.delete(stream));
      open.add(stream);
      return texts;
    },
    of: (tenantId) => [...open].filter(({ reader }) => tenantId === undefined || reader.tenantId === tenantId),
  };
}

/** A hand-made iterator, since a generator that waits for news could not be ended before there is some. */
function createStream(reader: Reader, onClosed: () => void): { stream: OpenStream; texts: AsyncIterableIterator<string> } {
  const topics = new Set<string>();
  let pending = OPENING;
  let ended = false;
  let wake: (() => void) | undefined;
  const awaken = () => wake?.();

  const take = (): string => {
    const change = topics.size > 0 ? `event: change\ndata: ${JSON.stringify({ topics: [...topics] })}\n\n` : '';
    const text = pending + change;
    pending = '';
    topics.clear();
    return text;
  };
  const end = () => {
    ended = true;
    onClosed();
    awaken();
  };
  const stream: OpenStream = {
    reader,
    tell(changed) {
      for (const topic of changed) topics.add(topic);
      awaken();
    },
    beat() {
      pending ||= BEAT;
      awaken();
    },
    end,
  };
  const texts: AsyncIterableIterator<string> = {
    [Symbol.asyncIterator]: () => texts,
    async next() {
      while (!ended && pending === '' && topics.size === 0) await new Promise<void>((resolve) => (wake = resolve));
      return ended ? { done: true, value: undefined } : { done: false, value: take() };
    },
    async return() {
      end();
      return { done: true, value: undefined };
    },
  };
  return { stream, texts };
}
