import { giftBlocks } from './gift-blocks.ts';
import { giftParagraphs } from './gift-paragraphs.ts';
import { readGiftBlock } from './gift-read.ts';
import type { Imported } from './imported.ts';
import { linesOf } from './text-lines.ts';

/** Reads GIFT question by question; no more of the file is held than the one being read. */
export async function* importGift(chunks: AsyncIterable<string>): AsyncGenerator<Imported> {
  for await (const block of giftBlocks(giftParagraphs(linesOf(chunks)))) yield readGiftBlock(block);
}
