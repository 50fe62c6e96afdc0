import { describe, expect, it } from 'vitest';

import { changeNotices, readNotice } from './change-notice.ts';

const origin = '019ab000-0000-7000-8000-000000000001';
const tenantId = '019ab000-0000-7000-8000-000000000002';

describe('a notice of changes', () => {
  it('is read as it was written, and not written where nothing changed', () => {
    const given = { origin, tenantId, changes: ['calendar', `notifications:${origin}`] };
    expect(changeNotices(given).map(readNotice)).toEqual([given]);
    expect(changeNotices({ origin, tenantId, changes: [] })).toEqual([]);
  });

  it('fits into what Postgres takes, however much changed', () => {
    const changes = Array.from({ length: 1_000 }, (_, n) => `notifications:019ab000-0000-7000-8000-${String(n).padStart(12, '0')}`);
    const notices = changeNotices({ origin, tenantId, changes });
    expect(Math.max(...notices.map((text) => Buffer.byteLength(text)))).toBeLessThan(7_999);
    expect(notices.flatMap((text) => readNotice(text)?.changes ?? [])).toEqual(changes);
  });

  it.each(['', 'x', 'null', '{}', '{"origin":1}'])('%j is none', (text) => {
    expect(readNotice(text)).toBeUndefined();
  });
});
