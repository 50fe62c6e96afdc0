import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { certificates } from '#contract';

import { certificateCodeOf, schoolOfCode, SECRET_BYTES } from './certificate-code.ts';

describe('the code of a certificate', () => {
  it('names its school, and has the form the contract asks for', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uint8Array({ minLength: SECRET_BYTES, maxLength: SECRET_BYTES }), (school, secret) => {
        const code = certificateCodeOf(school, Buffer.from(secret));
        expect(schoolOfCode(code)).toBe(school);
        expect(certificates.certificateCode.safeParse(code).success).toBe(true);
      }),
    );
  });
});
