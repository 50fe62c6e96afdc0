import * as z from 'zod';

import type { Merged, Three } from '../autosave.ts';
import { mergeTexts, settledText, type Stretch } from './merge-texts.ts';

export const wordsShape = z.object({ title: z.string(), content: z.string() });
/** What an author writes of a text lesson. */
export type Words = z.infer<typeof wordsShape>;
/** What both changed: stretches of the text, and the title where both gave it another one. `title` is the one that stands otherwise. */
export type TextClash = { stretches: Stretch[]; title: string; titles: { mine: string; theirs: string } | null };

export const sameWords = (a: Words, b: Words): boolean => a.title === b.title && a.content === b.content;

/** A lesson without a title keeps the one it had: its author is still typing. */
export const sendableWords = (words: Words, base: Words): Words => (words.title.trim() === '' ? { ...words, title: base.title } : words);

/** Merges two changes of one lesson. The server keeps texts without the blank lines around them: those are no change of anyone's. */
export function mergeWords({ base, mine, theirs }: Three<Words>): Merged<Words, TextClash> {
  const stretches = mergeTexts({ base: base.content.trim(), mine: mine.content.trim(), theirs: theirs.content.trim() });
  const content = settledText(stretches);
  const title = mine.title === base.title ? theirs.title : mine.title;
  const isClash = title !== theirs.title && theirs.title !== base.title;
  if (content !== null && !isClash) return { value: { title, content } };
  return { conflict: { stretches, title, titles: isClash ? { mine: mine.title, theirs: theirs.title } : null } };
}
