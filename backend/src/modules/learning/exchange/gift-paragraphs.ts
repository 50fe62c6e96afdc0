import { MAX_QUESTION_LENGTH } from './imported.ts';
import type { TextLine } from './text-lines.ts';

/** Lines of a GIFT file between two empty ones, without comments; `line` is where they begin. */
export type GiftParagraph = {
  readonly line: number;
  /** Of what is too long to be a question, only so much as tells it. */
  readonly text: string;
  /** Comments before or inside that say something: `[id:…]`, `[tag:…]` and our own. */
  readonly notes: readonly string[];
  /** The last `$CATEGORY:` before it. */
  readonly category: string | null;
};

const TELLING_COMMENT = /\[(?:id|tag):|^\/\/ flightline /u;
const CATEGORY = /^\$CATEGORY:\s*(.*)$/u;
const MAX_NOTES = 60;

/** Divides the lines of a GIFT file at its empty ones. */
export async function* giftParagraphs(lines: AsyncIterable<TextLine>): AsyncGenerator<GiftParagraph> {
  const gatherer = createGatherer();
  for await (const line of lines) yield* gatherer.take(line);
  yield* gatherer.release();
}

function createGatherer() {
  let category: string | null = null;
  let notes: string[] = [];
  let paragraph: { line: number; rows: string[]; length: number } | null = null;

  function take({ number, text }: TextLine): GiftParagraph[] {
    const trimmed = text.trim();
    if (trimmed === '') return release();
    const named = CATEGORY.exec(trimmed);
    if (!named) {
      if (trimmed.startsWith('//')) note(trimmed);
      else addRow(number, text);
      return [];
    }
    const ended = release();
    category = named[1] ?? null;
    return ended;
  }

  function addRow(line: number, text: string): void {
    paragraph ??= { line, rows: [], length: 0 };
    if (paragraph.length <= MAX_QUESTION_LENGTH) paragraph.rows.push(text);
    paragraph.length += text.length;
  }

  function note(comment: string): void {
    if (TELLING_COMMENT.test(comment) && notes.length < MAX_NOTES) notes.push(comment);
  }

  function release(): GiftParagraph[] {
    if (!paragraph) return [];
    const { line, rows } = paragraph;
    const released = { line, text: rows.join('\n'), notes, category };
    [paragraph, notes] = [null, []];
    return [released];
  }

  return { take, release };
}
