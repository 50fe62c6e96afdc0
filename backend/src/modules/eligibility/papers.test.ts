import { expect, it } from 'vitest';

import { isSameType, lackOn, type Paper } from './papers.ts';

const paper = (validFrom: string, validUntil: string | null): Paper => ({ kind: 'MEDICAL', aircraftType: null, validFrom, validUntil });

it('tells of papers that are not valid the one that came nearest', () => {
  expect(lackOn([], '2026-03-05')).toEqual({ why: 'NONE' });
  expect(lackOn([paper('2020-01-01', '2022-01-01'), paper('2023-01-01', '2025-01-01')], '2026-03-05')).toEqual({
    why: 'LAPSED',
    on: '2025-01-01',
  });
  expect(lackOn([paper('2026-05-01', null), paper('2026-04-01', null)], '2026-03-05')).toEqual({ why: 'LATER', from: '2026-04-01' });
  expect(lackOn([paper('2026-03-05', '2026-03-05')], '2026-03-05')).toBeNull();
});

it('takes a type for the same however it is written', () => {
  for (const other of ['c172', 'C-172', ' C 172 ']) expect(isSameType('C172', other)).toBe(true);
  for (const other of ['', 'C152', 'PA-28']) expect(isSameType('C172', other)).toBe(false);
});
