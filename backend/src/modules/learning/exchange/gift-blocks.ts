import type { GiftParagraph } from './gift-paragraphs.ts';
import { findUnescaped } from './gift-text.ts';
import { MAX_QUESTION_LENGTH } from './imported.ts';

/** One question of a GIFT file as it stands there, or what seems to be one, without empty lines. */
export type GiftBlock = GiftParagraph;

type Held = { paragraphs: GiftParagraph[]; isOpen: boolean; length: number };

/**
 * Puts paragraphs together whose braces belong together: between them an empty line divides nothing.
 * When a brace is never closed, what follows is read as the questions it looks like, so that one slip costs one question.
 */
export async function* giftBlocks(paragraphs: AsyncIterable<GiftParagraph>): AsyncGenerator<GiftBlock> {
  let held = nothing();
  for await (const paragraph of paragraphs) {
    yield* hold(held, paragraph);
    if (held.length > MAX_QUESTION_LENGTH) yield* apart(held, (held = nothing()));
  }
  const rest = nothing();
  yield* apart(held, rest);
  yield* rest.paragraphs;
}

const nothing = (): Held => ({ paragraphs: [], isOpen: false, length: 0 });

/** Gives up waiting for the brace that would close the first paragraph; the others begin anew. */
function* apart({ paragraphs: [first, ...others] }: Held, held: Held): Generator<GiftBlock> {
  if (first) yield first;
  for (const paragraph of others) yield* hold(held, paragraph);
}

function* hold(held: Held, paragraph: GiftParagraph): Generator<GiftBlock> {
  if (held.isOpen && startsAnew(paragraph)) yield* release(held);
  held.paragraphs.push(paragraph);
  held.length += paragraph.text.length;
  held.isOpen = isOpenAfter(paragraph.text, held.isOpen);
  if (!held.isOpen) yield* release(held);
}

function* release(held: Held): Generator<GiftBlock> {
  const [first, ...others] = held.paragraphs;
  if (first) {
    const notes = [first, ...others].flatMap((paragraph) => paragraph.notes);
    yield { ...first, notes, text: held.paragraphs.map(({ text }) => text).join('\n') };
  }
  Object.assign(held, nothing());
}

/** A title or an opening brace before any closing one can only belong to another question. */
function startsAnew({ text }: GiftParagraph): boolean {
  return /^\s*::/u.test(text) || text[findUnescaped(text, '{}')] === '{';
}

function isOpenAfter(text: string, isOpen: boolean): boolean {
  let open = isOpen;
  for (let at = findUnescaped(text, '{}'); at >= 0; at = findUnescaped(text, '{}', at + 1)) open = text[at] === '{';
  return open;
}
