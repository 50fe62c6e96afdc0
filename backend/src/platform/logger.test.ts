import { Writable } from 'node:stream';

import { expect, it } from 'vitest';

import { createLogger } from './logger.ts';

function capture() {
  const lines: string[] = [];
  const destination = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
  return { lines, logger: createLogger({ level: 'info', destination }) };
}

it('writes one JSON object a line, with the time in ISO', () => {
  const { lines, logger } = capture();
  logger.info({ tenantId: 't' }, 'hello');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { level: 30, time: expect.stringMatching(/^\d{4}-.*Z$/), tenantId: 't', msg: 'hello' },
  ]);
});

it('blots out secrets, also nested ones', () => {
  const { lines, logger } = capture();
  logger.info({
    password: 's3cret',
    body: { newPassword: 's3cret', nested: { token: 's3cret' } },
    headers: { authorization: 's3cret', 'set-cookie': 's3cret' },
  });
  expect(lines.join()).not.toContain('s3cret');
});
