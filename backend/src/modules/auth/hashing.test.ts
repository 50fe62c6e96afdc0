import argon2 from 'argon2';
import { describe, expect, it } from 'vitest';

import { isCommon } from './common-passwords.ts';
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts';

describe('a password’s hash', () => {
  it('is argon2id by the parameters we chose, and salted', async () => {
    const [one, other] = await Promise.all([hashPassword('correct horse battery'), hashPassword('correct horse battery')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(isOutdated(one)).toBe(false);
  });

  it('fits its password alone, however a keyboard composed the letters', async () => {
    const hash = await hashPassword('caf\u00e9 au lait, sil vous plait');
    expect(await verifyPassword('cafe\u0301 au lait, sil vous plait', hash)).toBe(true);
    expect(await verifyPassword('cafe au lait, sil vous plait', hash)).toBe(false);
  });

  it('is outdated once we ask for more', async () => {
    expect(isOutdated(await argon2.hash('x', { type: argon2.argon2id, memoryCost: 8_192, timeCost: 2, parallelism: 1 }))).toBe(true);
  });

  it('fits nothing where there is none, after the same work', async () => {
    expect(await verifyPassword('anything', null)).toBe(false);
    expect(await verifyPassword('anything', undefined)).toBe(false);
  });

  it('stands in line when many come at once, and a failure holds up no one', async () => {
    const broken = verifyPassword('x', 'not a hash');
    const answers = await Promise.allSettled([broken, ...Array.from({ length: 9 }, () => hashPassword('correct horse battery'))]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', ...Array.from({ length: 9 }, () => 'fulfilled')]);
  });
});

describe('the list of common passwords', () => {
  it.each(['1q2w3e4r5t6y', '123QWEasdzxc', '123456789qwerty'])('knows %s', (password) => {
    expect(isCommon(password)).toBe(true);
  });

  it('does not know what nobody uses', () => {
    expect(isCommon('Flightline-demo-1')).toBe(false);
  });
});
