import 'fake-indexeddb/auto';

import type { learning, questions } from '@flightline/backend/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { NetworkError } from '../api-error.ts';
import { type AttemptServer, createAttemptDesk } from './attempt-desk.ts';
import { memoryVault, openVault } from './attempt-vault.ts';
import { answerOf, withAnswer } from './kept-attempt.ts';

const ID = 'attempt';
const MINE = { userId: 'me', id: ID };
let databases = 0;

/** A server that keeps the newest answer to each question, as ours does, and fails when it is told to: before or after it acted. */
function flakyServer() {
  const answers = new Map<string, { answer: questions.Answer | null; at: number }>();
  let failures: ('before' | 'after')[] = [];
  const attempt = (): learning.Attempt => ({
    ...{ id: ID, lessonId: 'lesson', student: { id: 'me', fullName: 'Me' }, number: 1, status: 'IN_PROGRESS', version: 1 },
    ...{ startedAt: new Date(0), expiresAt: null, submittedAt: null, score: null, maxScore: null, percent: null, passed: null },
    now: new Date(),
    questions: ['q1', 'q2'].map((id) => ({ id, kind: 'TRUE_FALSE', prompt: '?', points: 1 })),
    answers: Object.fromEntries([...answers].filter(([, { answer }]) => answer !== null).map(([id, { answer }]) => [id, answer])),
  });
  const keep = (given: { answers: questions.Answers; answeredAt: questions.AnswerTimes } | undefined) => {
    for (const [id, answer] of Object.entries(given?.answers ?? {})) {
      const at = given?.answeredAt[id]?.getTime() ?? 0;
      if (at > (answers.get(id)?.at ?? -1)) answers.set(id, { answer, at });
    }
  };
  const through = async <T>(act: () => T): Promise<T> => {
    const failure = failures.shift();
    if (failure === 'before') throw new NetworkError(undefined);
    const answer = act();
    if (failure === 'after') throw new NetworkError(undefined);
    return answer;
  };
  const result = {
    id: ID,
    status: 'SUBMITTED' as const,
    submittedAt: new Date(),
    score: 0,
    maxScore: 1,
    percent: 0,
    passed: false,
    incorrect: [],
  };
  const api: AttemptServer = {
    save: (_id, given) =>
      through(() => {
        keep(given);
        return attempt();
      }),
    submit: (_id, given) =>
      through(() => {
        keep(given);
        return result;
      }),
  };
  return { api, attempt, answers, fail: (next: ('before' | 'after')[]) => (failures = [...next]) };
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('answer' as const), id: fc.constantFrom('q1', 'q2'), answer: fc.constantFrom(true, false, null) }),
  fc.record({
    kind: fc.constant('send' as const),
    failures: fc.array(fc.constantFrom('before' as const, 'after' as const), { maxLength: 2 }),
  }),
  fc.constant({ kind: 'reload' as const }),
);

describe('answers of an attempt', () => {
  it('reach the server, the newest of each, whatever fails and however often the page is loaded anew', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const name = `flightline-${(databases += 1)}`;
        const server = flakyServer();
        const newDesk = () => createAttemptDesk({ vault: openVault(name), api: server.api });
        let desk = newDesk();
        await desk.keep('me', server.attempt());
        const wanted = new Map<string, boolean | null>();
        for (const each of steps) {
          if (each.kind === 'reload') desk = newDesk();
          if (each.kind === 'answer') {
            wanted.set(each.id, each.answer);
            await desk.change(MINE, (kept) => withAnswer(kept, { id: each.id, answer: each.answer, now: 1_000 }));
          }
          if (each.kind === 'send') {
            server.fail(each.failures);
            await desk.send(MINE);
          }
          const kept = await desk.read('me', ID);
          for (const [id, answer] of wanted) expect(kept && answerOf(kept, id)).toBe(answer);
        }
        server.fail([]);
        expect(await desk.send(MINE)).toBe(true);
        for (const [id, answer] of wanted) expect(server.answers.get(id)?.answer).toBe(answer);
      }),
      { numRuns: 60 },
    ));

  it('given while others are on their way are sent after them', async () => {
    const server = flakyServer();
    const vault = memoryVault();
    const desk = createAttemptDesk({
      vault,
      api: {
        ...server.api,
        save: async (id, given) => {
          if (given.answers['q1'] === true) await desk.change(MINE, (kept) => withAnswer(kept, { id: 'q1', answer: false, now: 2_000 }));
          return server.api.save(id, given);
        },
      },
    });
    await desk.keep('me', server.attempt());
    await desk.change(MINE, (kept) => withAnswer(kept, { id: 'q1', answer: true, now: 1_000 }));
    await desk.send(MINE);
    expect(server.answers.get('q1')?.answer).toBe(false);
  });

  it('are handed in once the server can be reached, and forgotten at sign-out only after that', async () => {
    const server = flakyServer();
    const desk = createAttemptDesk({ vault: openVault('leaving'), api: server.api });
    await desk.keep('me', server.attempt());
    await desk.change(MINE, (kept) => ({ ...withAnswer(kept, { id: 'q1', answer: true, now: 1_000 }), handIn: true }));
    server.fail(['before']);
    expect(await desk.sendAllOf('me')).toBe(false);
    await desk.forget('me');
    expect(await desk.read('me', ID)).toMatchObject({ waiting: true });
    expect(await desk.read('another', ID)).toBeUndefined();
    expect(await desk.sendAllOf('me')).toBe(true);
    expect(await desk.read('me', ID)).toMatchObject({ result: { status: 'SUBMITTED' } });
    await desk.forget('me');
    expect(await desk.read('me', ID)).toBeUndefined();
  });
});
