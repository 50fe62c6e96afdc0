import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { chosenText, mergeTexts, settledText } from './merge-texts.ts';

const BASE = ['# Fog', '', 'Fog is a cloud.', '', 'It lies on the ground.', '', 'Avoid it.'].join('\n');

describe('two changes of one text', () => {
  it('are both kept where they touch different lines', () => {
    const mine = BASE.replace('# Fog', '# Fog and mist');
    const theirs = BASE.replace('Avoid it.', 'Keep out of it.');
    expect(settledText(mergeTexts({ base: BASE, mine, theirs }))).toBe(mine.replace('Avoid it.', 'Keep out of it.'));
  });

  it('leave a choice where they touch the same line', () => {
    const [mine, theirs] = [BASE.replace('a cloud', 'a low cloud'), BASE.replace('a cloud', 'a stratus')];
    const stretches = mergeTexts({ base: BASE, mine, theirs });
    expect(settledText(stretches)).toBeNull();
    expect(stretches.filter(({ kind }) => kind === 'both')).toEqual([
      { kind: 'both', mine: 'Fog is a low cloud.', theirs: 'Fog is a stratus.' },
    ]);
    expect(chosenText(stretches, ['mine'])).toBe(mine);
    expect(chosenText(stretches, ['theirs'])).toBe(theirs);
    expect(chosenText(stretches, ['together'])).toBe(mine.replace('Fog is a low cloud.', 'Fog is a low cloud.\nFog is a stratus.'));
  });

  it('are no matter of choice where both did the same', () => {
    const both = BASE.replace('Avoid it.', 'Keep out of it.');
    expect(settledText(mergeTexts({ base: BASE, mine: both, theirs: both }))).toBe(both);
  });

  const aText = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 8 }).map((each) => each.join('\n'));

  it('come to nothing but the one change where the other side did nothing', () => {
    fc.assert(
      fc.property(aText, aText, (base, changed) => {
        expect(settledText(mergeTexts({ base, mine: changed, theirs: base }))).toBe(changed);
        expect(settledText(mergeTexts({ base, mine: base, theirs: changed }))).toBe(changed);
      }),
    );
  });

  it('lose no line that anyone wrote, if both are taken', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), fc.nat(7), fc.nat(7), (shape, a, b) => {
        const base = shape.map((_, at) => `line ${at}`);
        const put = (at: number, text: string) => base.toSpliced(at % (base.length + 1), 0, text).join('\n');
        const stretches = mergeTexts({ base: base.join('\n'), mine: put(a, 'of mine'), theirs: put(b, 'of theirs') });
        const merged = chosenText(
          stretches,
          stretches.map(() => 'together'),
        ).split('\n');
        for (const line of [...base, 'of mine', 'of theirs']) expect(merged).toContain(line);
      }),
    );
  });
});
