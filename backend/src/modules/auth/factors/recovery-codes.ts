import { createHash, randomInt } from 'node:crypto';

/** Without letters that look like digits. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const GROUPS = 4;
const GROUP_LENGTH = 4;
const HOW_MANY = 10;

const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');

/** Ten codes such as `k3mp-7xwd-9hqa-v2tc`, of 79 bits each: too many to be found from their hashes. */
export const newRecoveryCodes = (): string[] => Array.from({ length: HOW_MANY }, () => Array.from({ length: GROUPS }, group).join('-'));

/** A code as it is compared: spaces, hyphens and capitals do not matter. */
export const plainCode = (code: string): string => code.replaceAll(/[\s-]/g, '').toLowerCase();

/** What is kept of a code. The owner is hashed along, so that equal codes of two people look different. */
export const hashOfCode = (code: string, { tenantId, userId }: { tenantId: string; userId: string }): string =>
  createHash('sha256')
    .update(`${tenantId}:${userId}:${plainCode(code)}`)
    .digest('base64url');
