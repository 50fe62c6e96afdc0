import { describe, expect, it } from 'vitest';

import { foldText, tidyText } from './fold-text.ts';

describe('folded texts', () => {
  it.each([
    ['  Angle of\t\n attack ', 'angle of ATTACK'],
    ['caf\u00e9', 'CAFE\u0301'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['a\u00a0b', 'A b'],
  ])('%j and %j are equal', (a, b) => {
    expect(foldText(a)).toBe(foldText(b));
  });

  it.each([
    ['cafe', 'café'],
    ['resume', 'résumé'],
    ['a b', 'ab'],
    ['Zürich', 'Zurich'],
  ])('%j and %j are not', (a, b) => {
    expect(foldText(a)).not.toBe(foldText(b));
  });

  it('keep their case when they are only tidied: VS is not vs', () => {
    expect(tidyText(' V\u00a0 S ')).toBe('V S');
    expect(tidyText('vs')).not.toBe(tidyText('VS'));
  });
});
