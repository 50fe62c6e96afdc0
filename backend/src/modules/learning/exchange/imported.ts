import { questions } from '#contract';

/** What an import comes to, one question after the other: a question, or why there is none. `line` is where it begins in the file. */
export type Imported = { line: number; question: questions.QuestionInput } | { line: number; reason: string };

/** A question as a format tells it, not yet checked. */
export type Draft = { readonly kind: questions.QuestionKind; readonly prompt: string; readonly [field: string]: unknown };

/** A question this long is none: it would have to be held in memory whole. */
export const MAX_QUESTION_LENGTH = 500_000;

/** Thrown by those who read one question, with words for its author. */
export class Unreadable extends Error {}

/** Another program's name for a question, where it can be ours. */
export const usableId = (name: string): string | undefined => (questions.questionId.safeParse(name).success ? name : undefined);

/** Reads one question: what is foreseen to be wrong with it becomes the reason to skip it. */
export function importOne(line: number, read: () => Draft): Imported {
  try {
    const parsed = questions.questionInput.safeParse(withoutGaps(read()));
    return parsed.success ? { line, question: parsed.data } : { line, reason: inWords(parsed.error.issues[0]) };
  } catch (error) {
    if (error instanceof Unreadable) return { line, reason: error.message };
    throw error;
  }
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** `options.1.text` is the text of the second option. */
function inWords(issue: Issue | undefined): string {
  const path = (issue?.path ?? []).map((part) => (typeof part === 'number' ? `no. ${part + 1}` : String(part)));
  const message = issue?.message.endsWith('received undefined') ? 'Missing' : (issue?.message ?? 'Not a question');
  return [path.join(' '), message].filter(Boolean).join(': ');
}

/** Fields that are empty are fields a question does not have. */
export function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutGaps);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => !isEmpty(field));
  return Object.fromEntries(fields.map(([key, field]) => [key, withoutGaps(field)]));
}

const isEmpty = (field: unknown) => field === undefined || field === '' || (Array.isArray(field) && field.length === 0);
