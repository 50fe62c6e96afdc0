const NEWLINE = 10;
/** Past this much, pieces go into a blob: browsers keep those outside of the page's memory, large ones on disk. */
const HANDFUL = 8_000_000;
/** A page that is told of each of a million lines has no time to show any. */
const TELL_EVERY_MS = 100;

const linesIn = (piece: Uint8Array): number => {
  let lines = 0;
  for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
};

/** Gathers a stream of lines into one blob, and tells now and then how many have come. */
export function collectLines(onProgress: (lines: number) => void) {
  let [lines, size, toldAt] = [0, 0, 0];
  let loose: BlobPart[] = [];
  const blobs: Blob[] = [];
  const bind = () => {
    blobs.push(new Blob(loose));
    [loose, size] = [[], 0];
  };
  return {
    take(piece: Uint8Array<ArrayBuffer>): void {
      loose.push(piece);
      lines += linesIn(piece);
      size += piece.byteLength;
      if (size > HANDFUL) bind();
      if (performance.now() - toldAt < TELL_EVERY_MS) return;
      toldAt = performance.now();
      onProgress(lines);
    },
    end(): { blob: Blob; lines: number } {
      bind();
      return { blob: new Blob(blobs, { type: 'application/x-ndjson' }), lines };
    },
  };
}
