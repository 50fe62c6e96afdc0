import { MAX_QUESTION_LENGTH } from './imported.ts';

export type TextLine = { readonly number: number; readonly text: string };

/**
 * The lines of a text that comes in pieces, whichever way they end. Of an endless line only the beginning is kept,
 * which is still too long to be a question.
 */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<TextLine> {
  let number = 1;
  let pending = '';
  let half = '';
  for await (const chunk of chunks) {
    const text = half + chunk;
    // A carriage return at the very end may be the first half of a line's end.
    half = text.endsWith('\r') ? '\r' : '';
    for (const [index, part] of text
      .slice(0, text.length - half.length)
      .split(/\r\n|\n|\r/u)
      .entries()) {
      if (index > 0) {
        yield { number, text: withoutMark(number, pending) };
        number++;
        pending = '';
      }
      if (pending.length <= MAX_QUESTION_LENGTH) pending += part;
    }
  }
  if (pending !== '' || half !== '') yield { number, text: withoutMark(number, pending) };
}

/** Some editors begin a file with a mark of its byte order. */
const withoutMark = (number: number, text: string): string => (number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text);
