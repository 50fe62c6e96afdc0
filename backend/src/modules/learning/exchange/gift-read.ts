import { questions } from '#contract';

import { parseAnswers } from './gift-answers.ts';
import type { GiftBlock } from './gift-blocks.ts';
import { draftOf, type GiftFrame } from './gift-drafts.ts';
import { readComments, type GiftComments } from './gift-notes.ts';
import { findUnescaped, readGiftText } from './gift-text.ts';
import { writeGiftText } from './gift-write.ts';
import { importOne, MAX_QUESTION_LENGTH, Unreadable, usableId, type Draft, type Imported } from './imported.ts';
import { toMarkdown } from './rich-text.ts';
import { categoryTags, tagList } from './tag-list.ts';

/** Reads one question of a GIFT file. */
export function readGiftBlock(block: GiftBlock): Imported {
  const comments = readComments(block.notes);
  const whole = questions.questionInput.safeParse(comments.note.question);
  // A person who edits the text means the text: the note counts only while it says the same.
  if (whole.success && writeGiftText(whole.data).text === block.text) return { line: block.line, question: whole.data };
  return importOne(block.line, () => readDraft(block, comments));
}

function readDraft(block: GiftBlock, comments: GiftComments): Draft {
  if (block.text.length > MAX_QUESTION_LENGTH) throw new Unreadable('Too long for a question; perhaps a } is missing');
  const { title, stem, answers, tail } = divide(block.text);
  const { format, text } = readGiftText(missingWord(stem, tail));
  const prompt = toMarkdown({ format, text }) || title;
  const frame: GiftFrame = { prompt, note: comments.note, tags: tagList(categoryTags(block.category ?? ''), comments.tags) };
  const draft = draftOf(parseAnswers(answers, format), frame);
  return { ...draft, id: usableId(comments.id ?? '') };
}

/** A gap in the middle of a sentence is shown as a line to fill in. */
const missingWord = (stem: string, tail: string): string => (tail.trim() === '' ? stem : `${stem}_____${tail}`);

/** `::title:: stem {answers} tail`: only the title and the braces are looked for, so that a stem may hold any other character. */
function divide(source: string): { title: string; stem: string; answers: string; tail: string } {
  const [, title = '', text = source] = /^\s*::((?:\\[^]|[^\\])*?)::([^]*)$/u.exec(source) ?? [];
  const start = findUnescaped(text, '{}');
  if (start < 0) throw new Unreadable('A description asks nothing');
  if (text[start] === '}') throw new Unreadable('Has a } without a {');
  const end = findUnescaped(text, '{}', start + 1);
  if (end < 0) throw new Unreadable('Its { is never closed');
  const tail = text.slice(end + 1).replace(/^[ \t]*\/\/.*/u, '');
  if (text[end] === '{' || findUnescaped(tail, '{}') >= 0) throw new Unreadable('Has more than one pair of braces');
  return { title: readGiftText(title).text, stem: text.slice(0, start), answers: text.slice(start + 1, end), tail };
}
