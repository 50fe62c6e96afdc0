import { describe, expect, it } from 'vitest';

import { createEventStreams, type Reader } from './event-streams.ts';

const reader: Reader = { tenantId: 'alpha', userId: 'ada', sessionId: 's1', role: 'ADMIN', topics: ['calendar', 'users'] };

/** A stream that was opened and whose first event was taken. */
async function opened() {
  const streams = createEventStreams();
  const texts = streams.open(reader)[Symbol.asyncIterator]();
  const next = async () => (await texts.next()).value as string | undefined;
  const opening = await next();
  const [stream] = streams.of('alpha');
  if (!stream) throw new Error('no stream');
  return { streams, stream, texts, next, opening };
}

describe('a stream of events', () => {
  it('begins by asking its reader to load everything anew', async () => {
    expect((await opened()).opening).toBe('retry: 2000\nevent: open\ndata: {}\n\n');
  });

  it('gathers for a slow reader, so that nothing piles up', async () => {
    const { stream, next } = await opened();
    for (let n = 0; n < 1_000; n += 1) stream.tell(['calendar']);
    stream.tell(['users']);
    stream.beat();
    expect(await next()).toBe(': still here\n\nevent: change\ndata: {"topics":["calendar","users"]}\n\n');
  });

  it('waits for news, and does not wake for none', async () => {
    const { stream, next } = await opened();
    const coming = next();
    stream.tell([]);
    stream.tell(['users']);
    expect(await coming).toBe('event: change\ndata: {"topics":["users"]}\n\n');
  });

  it('ends while it waits, when told to or when its reader leaves', async () => {
    const { streams, stream, next } = await opened();
    const coming = next();
    stream.end();
    expect(await coming).toBeUndefined();
    expect(streams.of()).toEqual([]);

    const other = await opened();
    const waiting = other.next();
    await other.texts.return?.();
    expect(await waiting).toBeUndefined();
    expect(other.streams.of()).toEqual([]);
  });
});
