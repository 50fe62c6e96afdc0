import { createHash, randomUUID } from 'node:crypto';

import { v7 as uuidv7 } from 'uuid';

import { type bank, questions } from '#contract';
import { canonicalJson } from '#src/database/canonical-json.ts';
import type { Prisma } from '#src/database/generated/client.ts';
import type { Scope } from '#src/database/scope.ts';

import { plain } from '../courses/search-text.ts';
import { withoutGaps } from '../exchange/imported.ts';
import type { PathProblem } from '../questions/name-parts.ts';
import { bankDocument, tagsOf } from './bank-document.ts';

export const BANK_SELECT = {
  id: true,
  question: true,
  fingerprint: true,
  archivedAt: true,
  version: true,
  createdAt: true,
  updatedAt: true,
  tags: { select: { tag: true }, orderBy: { tag: 'asc' } },
} as const satisfies Prisma.BankQuestionSelect;

export type BankRow = Prisma.BankQuestionGetPayload<{ select: typeof BANK_SELECT }>;

/** A stored question, as the contract knows it. */
export const readQuestion = ({ question }: { question: unknown }): questions.Question => questions.question.parse(question);

/** A question of the bank as its authors see it. */
export const presentQuestion = (row: BankRow): bank.BankQuestion => ({
  ...{ id: row.id, question: readQuestion(row), tags: row.tags.map(({ tag }) => tag), archived: row.archivedAt !== null },
  ...{ version: row.version, createdAt: row.createdAt, updatedAt: row.updatedAt },
  can: { update: true, archive: row.archivedAt === null },
});

/** The columns that follow from the document. */
export const columnsOf = (question: questions.Question) => ({
  ...{ kind: question.kind, question },
  ...{ searchText: plain(question.prompt), fingerprint: fingerprintOf(question) },
});

/** Alike for questions that ask the same, whatever they and their parts are called, tagged or worth. */
export function fingerprintOf({ tags: _, points: __, ...asked }: questions.QuestionInput): string {
  return createHash('sha256')
    .update(canonicalJson(nameless(withoutGaps(asked))))
    .digest('base64url');
}

function nameless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nameless);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([key]) => key !== 'id');
  return Object.fromEntries(fields.map(([key, field]) => [key, nameless(field)]));
}

type NewQuestion = { row: ReturnType<typeof columnsOf> & { id: string }; tags: string[] };

/** A question with a name of its own, ready to be written; or what is wrong with it. */
export function newQuestion(given: questions.QuestionInput, tags: readonly string[]): { made: NewQuestion } | { problems: PathProblem[] } {
  const id = uuidv7();
  const { question, problems } = bankDocument(given, id, randomUUID);
  return question ? { made: { row: { id, ...columnsOf(question) }, tags: tagsOf(tags, given.tags) } } : { problems };
}

/** Writes questions with their tags, two statements however many they are. */
export async function writeQuestions({ tx, tenantId, now }: Scope, made: readonly NewQuestion[]): Promise<void> {
  if (made.length === 0) return;
  await tx.bankQuestion.createMany({ data: made.map(({ row }) => ({ tenantId, ...row, createdAt: now, updatedAt: now })) });
  const tags = made.flatMap(({ row, tags: own }) => own.map((tag) => ({ tenantId, questionId: row.id, tag })));
  if (tags.length > 0) await tx.questionTag.createMany({ data: tags });
}

/** Those that no living question of the bank, and no earlier one of the list, asks already. */
export async function unknownOnes<T>({ tx, tenantId }: Scope, given: readonly T[], printOf: (each: T) => string): Promise<Set<T>> {
  const rows = await tx.bankQuestion.findMany({
    where: { tenantId, archivedAt: null, fingerprint: { in: given.map(printOf) } },
    select: { fingerprint: true },
  });
  const known = new Set(rows.map(({ fingerprint }) => fingerprint));
  return new Set(given.filter((each) => !known.has(printOf(each)) && known.add(printOf(each))));
}
