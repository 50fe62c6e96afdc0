import { expect, it } from 'vitest';

import { parseNumber } from './typed-input.tsx';

it.each([
  ['1,5', 1.5],
  [' -0.25 ', -0.25],
  ['−3', -3],
  ['12.', 12],
  ['.5', 0.5],
])('reads %j as a number', (text, value) => expect(parseNumber(text)).toBe(value));

it.each(['', 'a', '1.2.3', '1,000,000', '1e5', '9999999999999999'])('reads %j as none', (text) => expect(parseNumber(text)).toBeNull());
