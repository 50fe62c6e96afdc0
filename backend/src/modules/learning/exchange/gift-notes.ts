import type { questions } from '#contract';

/**
 * What GIFT cannot say of a question stands in a comment before it, `// flightline {…}`, with only the fields it needs:
 * `points` unless 1; `kind` where the answers look like another one; `scoring: "ticks"` for a multiple choice whose
 * weights are made up for other programs; `correct` where marks and weights disagree, and `ids` of options or pairs,
 * by their order; `tags` that do not fit into `[tag:…]`; `literal` where a star in a short text is one;
 * and `question`, the whole of it, where GIFT has no way to write a text.
 */
export type GiftNote = {
  points?: unknown;
  kind?: unknown;
  scoring?: unknown;
  correct?: unknown;
  ids?: unknown;
  tags?: unknown;
  literal?: unknown;
  question?: unknown;
};

export type GiftComments = { readonly id: string | null; readonly tags: string[]; readonly note: GiftNote };

const OURS = '// flightline ';
const ID = /\[id:([^\]]+)\]/u;
const TAG = /\[tag:([^\]]+)\]/gu;
const PLAIN_TAG = /^[^[\]\p{Cc}]+$/u;

/** Reads the comments of one question, Moodle's and ours; what is garbled there says nothing. */
export function readComments(comments: readonly string[]): GiftComments {
  const moodles = comments.filter((comment) => !comment.startsWith(OURS)).join('\n');
  const ours = comments.findLast((comment) => comment.startsWith(OURS));
  return {
    id: ID.exec(moodles)?.[1]?.trim() ?? null,
    tags: [...moodles.matchAll(TAG)].flatMap(([, tag]) => tag?.trim() || []),
    note: ours ? readNote(ours.slice(OURS.length)) : {},
  };
}

/** The comments that belong before a question. */
export function writeComments({ id, tags = [] }: questions.QuestionInput, given: GiftNote): string[] {
  const arePlain = tags.every((tag) => PLAIN_TAG.test(tag));
  const note: GiftNote = arePlain ? given : { ...given, tags };
  const moodles = [...(id === undefined ? [] : [`[id:${id}]`]), ...(arePlain ? tags.map((tag) => `[tag:${tag}]`) : [])];
  return [
    ...(moodles.length > 0 ? [`// ${moodles.join(' ')}`] : []),
    ...(Object.keys(note).length > 0 ? [OURS + JSON.stringify(note)] : []),
  ];
}

function readNote(json: string): GiftNote {
  try {
    const note: unknown = JSON.parse(json);
    return typeof note === 'object' && note !== null ? note : {};
  } catch {
    return {};
  }
}
