import { describe, expect, it } from 'vitest';

import { auditPath, filterOf, queryOf } from './audit-filter.ts';

const ID = '01a208c9-5424-7367-bf29-b65e1a0491ea';

describe('the filter in the address', () => {
  it('comes back from the address it made', () => {
    const filter = {
      ...{ actorId: ID, action: 'user.login', resourceType: 'user', resourceId: ID, correlationId: 'a.b-c' },
      ...{ from: '2026-11-01', to: '2026-11-30' },
    };
    expect(filterOf(new URL(auditPath(filter), 'http://school.test').searchParams)).toEqual(filter);
    expect(auditPath({})).toBe('/audit');
  });

  it('leaves out what cannot be', () => {
    const search = new URLSearchParams({
      ...{ actorId: 'me', action: ' ', resourceId: 'x'.repeat(81), from: 'yesterday', to: '9999-01-01', resourceType: 'user' },
    });
    expect(filterOf(search)).toEqual({ resourceType: 'user' });
  });

  it('asks for whole days of the school, also where a day has 25 hours', () => {
    expect(queryOf({ from: '2026-11-01', to: '2026-11-01' }, 'America/New_York')).toEqual({
      from: new Date('2026-11-01T04:00:00Z'),
      to: new Date('2026-11-02T05:00:00Z'),
    });
  });
});
