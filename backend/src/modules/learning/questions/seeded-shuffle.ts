/** The same items in an order that depends on the seed alone: it is the same at every look. */
export function seededShuffle<T>(items: readonly T[], seed: string): T[] {
  const next = generator(seed);
  const rest = [...items];
  return items.flatMap(() => rest.splice(Math.floor(next() * rest.length), 1));
}

/** Mulberry32 over the seed's FNV-1a hash: no secret hangs on it, it only has to scatter. */
function generator(seed: string): () => number {
  let state = hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}
