import { expect, it } from 'vitest';

import { safeNext, signInPath } from './next-path.ts';

it('goes on to a path of this site', () => {
  expect(safeNext('/week?week=2026-W48#monday')).toBe('/week?week=2026-W48#monday');
});

it.each([
  'https://elsewhere.example/',
  '//elsewhere.example/',
  '/\\elsewhere.example/',
  '/%09/elsewhere.example'.replace('%09', '\t'),
  'javascript:alert(1)',
  'week',
  '/sign-in?next=/week',
  '',
  null,
])('goes nowhere else: %j', (next) => {
  expect(safeNext(next)).toBeUndefined();
});

it('remembers where one wanted to go', () => {
  expect(signInPath('/bookings?tab=past')).toBe('/sign-in?next=%2Fbookings%3Ftab%3Dpast');
  expect(signInPath('/')).toBe('/sign-in');
});
