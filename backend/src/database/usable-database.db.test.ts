import { expect, inject, it } from 'vitest';

import { assertUsableDatabase } from './usable-database.ts';

const serverUrl = (change: (url: URL) => void) => {
  const url = new URL(inject('postgres').serverUrl);
  change(url);
  return url.href;
};

it('accepts a database that answers', async () => {
  await expect(assertUsableDatabase(serverUrl(() => undefined))).resolves.toBeUndefined();
});

it('tells of a refused password without repeating it', async () => {
  const url = serverUrl((given) => (given.password = 'hunter2'));
  const refusal = assertUsableDatabase(url);
  await expect(refusal).rejects.toThrow(/refuses the connection: password authentication failed/);
  await expect(refusal).rejects.not.toThrow(/hunter2/);
});

it('tells of a database that does not exist', async () => {
  const url = serverUrl((given) => (given.pathname = '/nowhere'));
  await expect(assertUsableDatabase(url)).rejects.toThrow('refuses the connection: database "nowhere" does not exist.');
});
