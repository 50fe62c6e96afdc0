import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ApiError, NetworkError } from '../../lib/api-error.ts';
import { type AutosaveSetup, createAutosave } from './autosave.ts';
import { chosenText } from './text/merge-texts.ts';
import { mergeWords, sameWords, sendableWords, type TextClash, type Words } from './text/words.ts';

type Saved = Words & { version: number };
type Setup = AutosaveSetup<Words, TextClash>;
const versioned = ({ version, ...value }: Saved) => ({ value, version });

const stale = () => new ApiError({ type: '', title: '', status: 412, detail: '', instance: '', code: 'STALE_VERSION', correlationId: 'c' });

/** A server that keeps one lesson and refuses what is not written over its newest version. */
function aServer(content = 'one\ntwo\nthree') {
  let saved: Saved = { title: 'Fog', content, version: 1 };
  let isOnline = true;
  return {
    get saved() {
      return saved;
    },
    online: (is: boolean) => void (isOnline = is),
    elsewhere(part: Partial<Saved>) {
      saved = { ...saved, ...part, version: saved.version + 1 };
    },
    load: async () => {
      if (!isOnline) throw new NetworkError(null);
      return saved;
    },
    save: async (changes: Partial<Saved>, version: number) => {
      if (!isOnline) throw new NetworkError(null);
      if (version !== saved.version) throw stale();
      saved = { ...saved, ...changes, version: version + 1 };
      return saved;
    },
  };
}

type Server = ReturnType<typeof aServer>;
function open(server: Server, more: Partial<Setup> = {}) {
  const draft = createAutosave<Words, TextClash>({
    ...{ saved: versioned(server.saved), left: null, same: sameWords, sendable: sendableWords, merge: mergeWords, keep: () => undefined },
    load: async () => versioned(await server.load()),
    save: async (words, base) => server.save(words, base.version),
    ...more,
  });
  return { ...draft, change: (part: Partial<Words>) => draft.change({ ...draft.get().value, ...part }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const aWhile = () => vi.advanceTimersByTimeAsync(30_000);

describe('a lesson that is being written', () => {
  it('is sent at a pause, once for many keys', async () => {
    const server = aServer();
    const draft = open(server);
    for (const content of ['o', 'on', 'one more']) draft.change({ content });
    expect(server.saved.version).toBe(1);
    await aWhile();
    expect(server.saved).toEqual({ title: 'Fog', content: 'one more', version: 2 });
    expect(draft.get().status).toBe('saved');
  });

  it('keeps its title until it has another', async () => {
    const server = aServer();
    const draft = open(server);
    draft.change({ title: ' ', content: 'x' });
    await aWhile();
    expect(server.saved).toMatchObject({ title: 'Fog', content: 'x' });
    expect(draft.get().status).toBe('incomplete');
    draft.change({ title: 'Mist' });
    await aWhile();
    expect(server.saved).toMatchObject({ title: 'Mist', content: 'x' });
  });

  it('waits for the network, and is kept meanwhile', async () => {
    const server = aServer();
    server.online(false);
    const kept: unknown[] = [];
    const draft = open(server, { keep: (left) => void kept.push(left) });
    draft.change({ content: 'offline words' });
    await aWhile();
    expect(draft.get().status).toBe('offline');
    expect(kept.at(-1)).toMatchObject({ value: { content: 'offline words' }, base: { version: 1 } });
    server.online(true);
    await aWhile();
    expect(server.saved.content).toBe('offline words');
    expect(kept.at(-1)).toBeNull();
  });

  it('goes on with what was left unsent', async () => {
    const server = aServer();
    const left = { value: { title: 'Fog', content: 'left behind' }, base: versioned(server.saved) };
    open(server, { left });
    await aWhile();
    expect(server.saved.content).toBe('left behind');
  });

  it('takes in what someone else wrote elsewhere in the text', async () => {
    const server = aServer();
    const draft = open(server);
    draft.change({ content: 'ONE\ntwo\nthree' });
    server.elsewhere({ content: 'one\ntwo\nTHREE', title: 'Fog and mist' });
    await aWhile();
    expect(server.saved).toMatchObject({ title: 'Fog and mist', content: 'ONE\ntwo\nTHREE' });
    expect(draft.get()).toMatchObject({ status: 'saved', merges: 1, conflict: null });
  });

  it('asks where both wrote on the same line, and sends nothing before', async () => {
    const server = aServer();
    const draft = open(server);
    draft.change({ content: 'mine\ntwo\nthree' });
    server.elsewhere({ content: 'theirs\ntwo\nthree' });
    await aWhile();
    expect(draft.get().status).toBe('both-changed');
    draft.change({ content: 'mine, more\ntwo\nthree' });
    await aWhile();
    expect(server.saved.content).toBe('theirs\ntwo\nthree');
    draft.resolve({ title: 'Fog', content: 'mine and theirs\ntwo\nthree' });
    await aWhile();
    expect(server.saved.content).toBe('mine and theirs\ntwo\nthree');
    expect(draft.get().status).toBe('saved');
  });

  it('keeps what is typed while it asks, and asks no more where both came to say the same', async () => {
    const server = aServer();
    const draft = open(server);
    draft.change({ content: 'mine\ntwo\nthree' });
    server.elsewhere({ content: 'theirs\ntwo\nthree' });
    await aWhile();
    draft.change({ content: 'mine\ntwo\nthree, typed while asked' });
    const clash = draft.get().conflict?.of;
    draft.resolve({ title: 'Fog', content: chosenText(clash?.stretches ?? [], ['theirs']) });
    await aWhile();
    expect(server.saved.content).toBe('theirs\ntwo\nthree, typed while asked');

    draft.change({ content: 'mine again\ntwo' });
    server.elsewhere({ content: 'theirs again\ntwo' });
    await aWhile();
    expect(draft.get().status).toBe('both-changed');
    draft.change({ content: 'theirs again\ntwo' });
    await aWhile();
    expect(draft.get()).toMatchObject({ status: 'saved', conflict: null });
  });

  it('asks which title stays where both gave it another one', async () => {
    const server = aServer();
    const draft = open(server);
    draft.change({ title: 'Mist' });
    server.elsewhere({ title: 'Haze' });
    await aWhile();
    expect(draft.get().conflict?.of.titles).toEqual({ mine: 'Mist', theirs: 'Haze' });
    expect(server.saved.title).toBe('Haze');
    draft.resolve({ title: 'Haze', content: draft.get().value.content });
    await aWhile();
    expect(server.saved.title).toBe('Haze');
    expect(draft.get().status).toBe('saved');
  });

  it('is sent once by several who ask for it during a save, and blames nobody', async () => {
    const server = aServer();
    const versions: number[] = [];
    const draft = open(server, {
      save: async (words, base) => {
        versions.push(base.version);
        await new Promise((resolve) => setTimeout(resolve, 500));
        return server.save(words, base.version);
      },
    });
    draft.change({ content: 'one' });
    const asked = [draft.flush()];
    draft.change({ content: 'two' });
    asked.push(draft.flush(), draft.flush(), draft.flush());
    await aWhile();
    await Promise.all(asked);
    expect(versions).toEqual([1, 2]);
    expect(draft.get()).toMatchObject({ status: 'saved', merges: 0 });
    expect(server.saved.content).toBe('two');
  });

  it('shows what others wrote as long as nothing is unsent', () => {
    const server = aServer();
    const draft = open(server);
    draft.seen(versioned({ title: 'Mist', content: 'new', version: 2 }));
    expect(draft.get().value).toEqual({ title: 'Mist', content: 'new' });
    draft.change({ content: 'mine' });
    draft.seen(versioned({ title: 'Mist', content: 'newer', version: 3 }));
    expect(draft.get().value.content).toBe('mine');
  });

  it('loses no line that anyone added, however two authors and the network take turns', async () => {
    const step = fc.oneof(fc.record({ by: fc.constantFrom('mine', 'theirs') }), fc.record({ online: fc.boolean() }));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const server = aServer('top\nmiddle\nbottom');
        const draft = open(server);
        const added: string[] = [];
        for (const [at, each] of steps.entries()) {
          if ('online' in each) server.online(each.online);
          else if (each.by === 'mine') draft.change({ content: `mine ${at}\n${draft.get().value.content}` });
          else server.elsewhere({ content: `${server.saved.content}\ntheirs ${at}` });
          if ('by' in each) added.push(`${each.by} ${at}`);
          await vi.advanceTimersByTimeAsync(1_500);
        }
        server.online(true);
        await aWhile();
        const there = server.saved.content.split('\n');
        for (const line of ['top', 'middle', 'bottom', ...added]) expect(there).toContain(line);
      }),
      { numRuns: 60 },
    );
  });
});
