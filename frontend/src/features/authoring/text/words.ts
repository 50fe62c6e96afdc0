import * as z from 'zod';

import type { Merged, Three } from '../autosave.ts';
import { mergeTexts, settledText, type Stretch } from './merge-texts.ts';

export const wordsShape = z.object({ title: z.string(), content: z.string() });
/** What an author writes of a text lesson. */
export type Words = z.infer<typeof wordsShape>;
export type TextClash = { stretches: Stretch[]; title: string };

export const sameWords = (a: Words, b: Words): boolean => a.title === b.title && a.content === b.content;

/** A lesson without a title keeps the one it had: its author is still typing. */
export const sendableWords = (words: Words, base: Words): Words => (words.title.trim() === '' ? { ...words, title: base.title } : words);

/** Of two titles one's own stays: it is one field, and the other stands in the audit log. */
const mergedTitle = ({ base, mine, theirs }: Three<Words>) => (mine.title === base.title ? theirs.title : mine.title);

/** Merges two changes of one lesson. The server keeps texts without the blank lines around them: those are no change of anyone's. */
export function mergeWords(three: Three<Words>): Merged<Words, TextClash> {
  const { base, mine, theirs } = three;
  const stretches = mergeTexts({ base: base.content.trim(), mine: mine.content.trim(), theirs: theirs.content.trim() });
  const content = settledText(stretches);
  const title = mergedTitle(three);
  return content === null ? { conflict: { stretches, title } } : { value: { title, content } };
}
