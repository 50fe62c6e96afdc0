/** Words a minute of careful reading of technical text. */
const PACE = 180;

/** How long a text takes to read, in whole minutes, at least one. Scripts without spaces are counted by their words too. */
export function readingMinutes(text: string): number {
  const words = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike).length;
  return Math.max(1, Math.round(words / PACE));
}
