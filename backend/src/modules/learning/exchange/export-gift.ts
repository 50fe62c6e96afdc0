import { questions } from '#contract';

import { readGiftBlock } from './gift-read.ts';
import { writeComments, type GiftNote } from './gift-notes.ts';
import { withoutGaps } from './imported.ts';
import { writeGiftText } from './gift-write.ts';

type Question = questions.QuestionInput;

/** Writes questions as GIFT, one piece each. Reading them back gives the same questions, ids, points and tags included. */
export function* exportGift(asked: Iterable<Question>): Generator<string> {
  for (const question of asked) yield `${writeOne(questions.questionInput.parse(withoutGaps(question)))}\n\n`;
}

/** Where GIFT has no way to write a text, such as an arrow inside a pair, the comment holds the whole question. */
function writeOne(question: Question): string {
  const { text, note } = writeGiftText(question);
  const written = [...writeComments(question, note), text].join('\n');
  return readsBack(question, text, note) ? written : [...writeComments({ ...question, tags: [] }, { question }), text].join('\n');
}

function readsBack(question: Question, text: string, note: GiftNote): boolean {
  const imported = readGiftBlock({ line: 1, text, notes: writeComments(question, note), category: null });
  return 'question' in imported && JSON.stringify(imported.question) === JSON.stringify(question);
}
