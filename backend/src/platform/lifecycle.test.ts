import { setTimeout as pause } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { createLifecycle } from './lifecycle.ts';

function recorded() {
  const story: string[] = [];
  const lifecycle = createLifecycle((step, error) => story.push(`${step}: ${String(error)}`));
  const step = (name: string) =>
    lifecycle.step(
      name,
      () => story.push(`start ${name}`),
      async () => void story.push(`stop ${name}`),
    );
  return { story, lifecycle, step };
}

describe('a lifecycle', () => {
  it('undoes what was started, newest first, once', async () => {
    const { story, lifecycle, step } = recorded();
    await step('database');
    await step('server');
    await Promise.all([lifecycle.stop(), lifecycle.stop()]);
    expect(story).toEqual(['start database', 'start server', 'stop server', 'stop database']);
  });

  it('goes on when one undoing fails, and tells of it', async () => {
    const { story, lifecycle, step } = recorded();
    await step('database');
    await lifecycle.step(
      'jobs',
      () => undefined,
      () => Promise.reject(new Error('stuck')),
    );
    await lifecycle.stop();
    expect(story).toEqual(['start database', 'jobs: Error: stuck', 'stop database']);
  });

  it('waits for a step under way and undoes it too', async () => {
    const { story, lifecycle } = recorded();
    const slow = lifecycle.step(
      'postgres',
      () => pause(50).then(() => story.push('postgres is up')),
      async () => void story.push('postgres is down'),
    );
    await lifecycle.stop();
    await slow;
    expect(story).toEqual(['postgres is up', 'postgres is down']);
  });

  it('starts nothing more once it stops', async () => {
    const { story, lifecycle, step } = recorded();
    await lifecycle.stop();
    await expect(step('server')).rejects.toThrow('Stopped before server');
    expect(story).toEqual([]);
  });
});
