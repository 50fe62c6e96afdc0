import { setTimeout as pause } from 'node:timers/promises';

import { expect, it } from 'vitest';

import { createKicked } from './kicks.ts';
import { createLogger } from './logger.ts';

const logger = createLogger({ level: 'silent' });

it('does the work of each key in turn, and once more for who asks while it is under way', async () => {
  const done: string[] = [];
  const kicked = createKicked({ name: 'test', logger }, async (key) => {
    await pause(10);
    done.push(key);
  });
  kicked.kick('a');
  for (let n = 0; n < 5; n += 1) kicked.kick('a');
  kicked.kick('b');
  await pause(100);
  expect(done).toEqual(['a', 'a', 'b']);
});

it('goes on after a failure', async () => {
  const done: string[] = [];
  const kicked = createKicked({ name: 'test', logger }, async (key) => {
    if (key === 'bad') throw new Error('no');
    done.push(key);
  });
  kicked.kick('bad');
  kicked.kick('good');
  await pause(10);
  expect(done).toEqual(['good']);
});

it('waits for what is under way when it stops, and begins nothing else', async () => {
  const done: string[] = [];
  const kicked = createKicked({ name: 'test', logger }, async (key) => {
    await pause(20);
    done.push(key);
  });
  kicked.kick('a');
  kicked.kick('b');
  await kicked.stop();
  expect(done).toEqual(['a']);
});
