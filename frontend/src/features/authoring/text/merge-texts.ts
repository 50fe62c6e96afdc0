import { diff3Merge } from 'node-diff3';

/** A stretch of lines that is settled, or one that both changed, each in their own way. */
export type Stretch = { kind: 'settled'; text: string } | { kind: 'both'; mine: string; theirs: string };

export type Three = { base: string; mine: string; theirs: string };

const lines = (text: string) => text.split('\n');

/** Merges two changes of one text, line by line: what only one of them touched is taken as it is; the rest is left to be chosen. */
export function mergeTexts({ base, mine, theirs }: Three): Stretch[] {
  const merged = diff3Merge(lines(mine), lines(base), lines(theirs), { excludeFalseConflicts: true });
  return merged.flatMap(({ ok, conflict }): Stretch[] => {
    if (ok) return [{ kind: 'settled', text: ok.join('\n') }];
    return conflict ? [{ kind: 'both', mine: conflict.a.join('\n'), theirs: conflict.b.join('\n') }] : [];
  });
}

/** The merged text, where nothing is left to be chosen. */
export const settledText = (stretches: readonly Stretch[]): string | null =>
  stretches.every((each) => each.kind === 'settled') ? stretches.map((each) => each.text).join('\n') : null;

export type Choice = 'mine' | 'theirs' | 'together';

/** The text that the choices make of it, one for each stretch that both changed, in order. */
export function chosenText(stretches: readonly Stretch[], choices: readonly Choice[]): string {
  let next = 0;
  return stretches
    .flatMap((stretch) => {
      if (stretch.kind === 'settled') return [stretch.text];
      const choice = choices[next++] ?? 'together';
      const parts = { mine: [stretch.mine], theirs: [stretch.theirs], together: [stretch.mine, stretch.theirs] }[choice];
      // A stretch that one of them took out leaves no empty line.
      return parts.filter((part) => part !== '');
    })
    .join('\n');
}
