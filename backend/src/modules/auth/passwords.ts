import { availableParallelism } from 'node:os';

import argon2 from 'argon2';

/** OWASP's first choice for argon2id; memory in KiB. Raise them here: each hash follows at its owner's next sign-in. */
const STRENGTH = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash of bytes that nobody kept: checked where there is no account, so that its absence takes as long as a wrong password. */
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$rUOt3tspCGPMuSf6f9QWiA$tDpIko9WcDa+7gLHCsH05i1AK36zj2T7eRHa1AvE19A';

/** How many hashes run at once: one core stays free for everyone else's requests, and file look-ups get threads of the pool. */
const AT_ONCE = Math.min(3, Math.max(1, availableParallelism() - 1));

const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    // A turn is handed on, not freed: whoever comes meanwhile must not slip in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The same password, however a keyboard composed its letters. */
const bytes = (password: string) => Buffer.from(password.normalize('NFC'));

/** Hashes a password (PHC string). Slow on purpose: never call it inside a transaction. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => argon2.hash(bytes(password), STRENGTH));

/** Whether the password belongs to the hash; takes as long where there is none. Never call it inside a transaction. */
export async function verifyPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  const right = await inTurn(() => argon2.verify(hash ?? NOBODYS_HASH, bytes(password)));
  return right && Boolean(hash);
}

/** Whether a hash was made with other parameters than today's. */
export const isOutdated = (hash: string): boolean => argon2.needsRehash(hash, STRENGTH);
