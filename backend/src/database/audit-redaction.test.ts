import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { AUDIT_FIELDS, type AuditedType, listedFieldsOf } from './audit-fields.ts';
import { redact } from './audit-redaction.ts';

const TYPES = Object.keys(AUDIT_FIELDS) as AuditedType[];
const SEALED = { $personal: 'sealed' };

function sift(type: AuditedType, value: object) {
  const dropped: string[] = [];
  const concealed: unknown[] = [];
  const onDropped = (path: string) => void dropped.push(path);
  const conceal = (found: unknown) => {
    concealed.push(found);
    return SEALED;
  };
  return { kept: redact(type, value, { conceal, onDropped }), dropped, concealed };
}

/** Where plain values stand in an object, without the places in arrays. */
function pathsIn(value: unknown, path = ''): string[] {
  if (value === SEALED || typeof value !== 'object' || value === null) return [path];
  if (Array.isArray(value)) return value.flatMap((each) => pathsIn(each, path));
  return Object.entries(value).flatMap(([name, field]) => pathsIn(field, path === '' ? name : `${path}.${name}`));
}

/** Objects in which listed names come up often, in places where they are listed and where they are not. */
const names = fc.oneof(
  fc.constantFrom(...TYPES.flatMap((type) => [...listedFieldsOf(type).kept, ...listedFieldsOf(type).personal])),
  fc.constantFrom('passwordHash', 'token', 'override', 'reason', '__proto__', 'constructor', '$personal'),
  fc.string(),
);
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof({ depthSize: 'small' }, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('object')),
  list: fc.array(tie('anything'), { maxLength: 3 }),
  object: fc.dictionary(names, tie('anything'), { maxKeys: 8 }),
}));
const anObject = fc.dictionary(names, anything, { maxKeys: 12 });

describe('what the audit log keeps of an object', () => {
  it('is, whatever is recorded, in the list of its type', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), anObject, (type, value) => {
        const { kept, personal } = listedFieldsOf(type);
        for (const path of pathsIn(sift(type, value).kept)) expect(kept.has(path) || personal.has(path) || path === 'override').toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never holds a personal value, only what conceals it', () => {
    fc.assert(
      fc.property(anObject, (value) => {
        const { kept, concealed } = sift('user', value);
        const personal = Object.entries(kept as object).filter(([name]) => listedFieldsOf('user').personal.has(name));
        for (const part of personal.flatMap(([, field]) => [field].flat(Infinity))) expect([SEALED, null]).toContainEqual(part);
        expect(concealed.every((each) => ['string', 'number', 'boolean'].includes(typeof each))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('tells of every field that it leaves out', () => {
    const value = { id: '1', passwordHash: 'x', email: 'a@b.test', role: { name: 'ADMIN' }, deep: { id: '1' }, 'override.reason': 'x' };
    expect(sift('user', value)).toEqual({
      kept: { id: '1', email: SEALED },
      dropped: ['passwordHash', 'role', 'deep', 'override.reason'],
      concealed: ['a@b.test'],
    });
    expect(sift('booking', { override: { reason: 'Night rating', token: 'x' }, title: null })).toMatchObject({
      kept: { override: { reason: 'Night rating' }, title: null },
      dropped: ['override.token'],
    });
  });

  it('calls personal only what is listed', () => {
    for (const lists of Object.values(AUDIT_FIELDS)) {
      const {
        state,
        facts = [],
        personal = [],
      }: { state: readonly string[]; facts?: readonly string[]; personal?: readonly string[] } = lists;
      expect(personal.filter((field) => !state.includes(field) && !facts.includes(field))).toEqual([]);
      expect(new Set([...state, ...facts]).size).toBe(state.length + facts.length);
    }
  });
});
