import { describe, expect, it } from 'vitest';

import { isRetryable, isUnavailable, sqlStateOf, violates } from './sql-state.ts';

/** As Prisma 7 with adapter-pg throws: from its client, from raw SQL and at COMMIT. */
const fromClient = (originalCode: string, extra = {}) => ({
  code: 'P2039',
  meta: { driverAdapterError: { cause: { originalCode, ...extra } } },
});
const atCommit = (originalCode: string) => ({ name: 'DriverAdapterError', cause: { originalCode } });

describe('the SQLSTATE of an error', () => {
  it('is found wherever Prisma or pg puts it', () => {
    expect(sqlStateOf(fromClient('23P01'))).toBe('23P01');
    expect(sqlStateOf(atCommit('40001'))).toBe('40001');
    expect(sqlStateOf({ code: '57P01' })).toBe('57P01');
  });

  it('is none of Prisma’s own codes', () => {
    expect(sqlStateOf({ code: 'P2002' })).toBeUndefined();
    expect(sqlStateOf({ code: 'EPIPE' })).toBeUndefined();
    expect(sqlStateOf(new Error('x'))).toBeUndefined();
    expect(sqlStateOf(null)).toBeUndefined();
  });

  it('ends on a circle of causes', () => {
    const error: { cause?: unknown } = {};
    error.cause = error;
    expect(sqlStateOf(error)).toBeUndefined();
  });
});

describe('a violated constraint', () => {
  it('is known by its name, also with a shard’s suffix', () => {
    const error = fromClient('23P01', {
      originalMessage: 'conflicting key value violates exclusion constraint "booking_student_excl_102084"',
    });
    expect(violates(error, 'booking_student_excl')).toBe(true);
    expect(violates(error, 'booking_instructor_excl')).toBe(false);
  });
});

describe('a fault', () => {
  it.each(['40P01', '40001'])('%s may be run again', (state) => expect(isRetryable(fromClient(state))).toBe(true));

  it.each(['57P01', '57014', '53300', '53100', '08006', '25P03', '55P03'])('%s means unavailable', (state) =>
    expect(isUnavailable(atCommit(state))).toBe(true),
  );

  it.each(['P1001', 'P2028', 'P2037', 'ECONNREFUSED', 'ECONNRESET'])('%s means unavailable', (code) =>
    expect(isUnavailable(Object.assign(new Error('x'), { code }))).toBe(true),
  );

  it('of another kind is neither', () => {
    expect(isUnavailable(new TypeError('x is not a function'))).toBe(false);
    expect(isUnavailable(fromClient('23505'))).toBe(false);
    expect(isRetryable(fromClient('23P01'))).toBe(false);
  });
});
