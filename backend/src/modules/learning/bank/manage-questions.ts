import { randomUUID } from 'node:crypto';

import type { bank, Input, questions } from '#contract';
import { announce, record, type Scope } from '#src/database/scope.ts';
import { assertVersion, notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import type { PathProblem } from '../questions/name-parts.ts';
import { bankDocument, tagsOf } from './bank-document.ts';
import { BANK_SELECT, type BankRow, columnsOf, newQuestion, presentQuestion, readQuestion, writeQuestions } from './rows.ts';

/** Puts a question into the bank. Throws VALIDATION_FAILED for one that nobody could answer rightly. */
export async function createQuestion(scope: ActorScope, { body }: Input<typeof bank.createQuestion>): Promise<bank.BankQuestion> {
  const row = await find(scope, await bankQuestion(scope, body.question, body.tags));
  record(scope, { action: 'question.create', resourceType: 'question', resourceId: row.id, after: snapshot(row) });
  announce(scope, 'courses');
  return presentQuestion(row);
}

/** Writes a new question into the bank; gives its id. Throws VALIDATION_FAILED. */
export async function bankQuestion(scope: Scope, question: questions.QuestionInput, tags: readonly string[]): Promise<string> {
  const given = newQuestion(question, tags);
  if ('problems' in given) throw refused(given.problems);
  await writeQuestions(scope, [given.made]);
  return given.made.row.id;
}

/** A question of the bank. Throws NOT_FOUND. */
export const getQuestion = async (scope: ActorScope, { params }: Input<typeof bank.getQuestion>): Promise<bank.BankQuestion> =>
  presentQuestion(await find(scope, params.id));

/** Changes a question, or brings it back from the archive. Throws NOT_FOUND, STALE_VERSION, VALIDATION_FAILED. */
export async function updateQuestion(scope: ActorScope, { params, body }: Input<typeof bank.updateQuestion>): Promise<bank.BankQuestion> {
  const { tx, tenantId, now } = scope;
  const before = await lock(scope, params.id);
  const isRestored = body.archived === false && before.archivedAt !== null;
  const where = { tenantId_id: { tenantId, id: before.id } };
  const columns = body.question && columnsOf(documentOf(body.question, before.id));
  const archivedAt = isRestored ? null : before.archivedAt;
  await tx.bankQuestion.update({
    where,
    data: { ...columns, archivedAt, updatedAt: now, version: { increment: 1 } },
    select: { id: true },
  });
  await writeTags(scope, { id: before.id, tags: body.tags ?? before.tags.map(({ tag }) => tag), archived: archivedAt !== null });
  const after = await find(scope, before.id);
  const change = { before: snapshot(before), after: snapshot(after) };
  if (isRestored) record(scope, { action: 'question.restore', resourceType: 'question', resourceId: after.id, ...change });
  else record(scope, { action: 'question.update', resourceType: 'question', resourceId: after.id, ...change });
  announce(scope, 'courses');
  return presentQuestion(after);
}

/** Archives a question: no attempt draws it from now on. Again is no error. Throws NOT_FOUND, STALE_VERSION. */
export async function archiveQuestion(scope: ActorScope, { params }: Input<typeof bank.archiveQuestion>): Promise<undefined> {
  const { tx, tenantId, now } = scope;
  const before = await lock(scope, params.id);
  if (before.archivedAt !== null) return;
  const after = await tx.bankQuestion.update({
    where: { tenantId_id: { tenantId, id: before.id } },
    data: { archivedAt: now, updatedAt: now, version: { increment: 1 } },
    select: BANK_SELECT,
  });
  await tx.questionTag.updateMany({ where: { tenantId, questionId: before.id }, data: { archived: true } });
  const change = { before: snapshot(before), after: snapshot(after) };
  record(scope, { action: 'question.archive', resourceType: 'question', resourceId: after.id, ...change });
  announce(scope, 'courses');
}

async function writeTags({ tx, tenantId }: ActorScope, question: { id: string; tags: string[]; archived: boolean }): Promise<void> {
  const { id: questionId, archived } = question;
  const tags = tagsOf(question.tags);
  await tx.questionTag.deleteMany({ where: { tenantId, questionId, tag: { notIn: tags } } });
  await tx.questionTag.updateMany({ where: { tenantId, questionId }, data: { archived } });
  await tx.questionTag.createMany({ data: tags.map((tag) => ({ tenantId, questionId, tag, archived })), skipDuplicates: true });
}

async function find({ tx, tenantId }: ActorScope, id: string): Promise<BankRow> {
  const row = await tx.bankQuestion.findUnique({ where: { tenantId_id: { tenantId, id } }, select: BANK_SELECT });
  if (!row) throw notFound('Question');
  return row;
}

async function lock(scope: ActorScope, id: string): Promise<BankRow> {
  const { tx, tenantId, expectedVersion } = scope;
  await tx.$queryRaw`SELECT id FROM bank_question WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const row = await find(scope, id);
  assertVersion(expectedVersion, row.version);
  return row;
}

function documentOf(given: questions.QuestionInput, id: string): questions.Question {
  const { question, problems } = bankDocument(given, id, randomUUID);
  if (!question) throw refused(problems);
  return question;
}

function refused(problems: readonly PathProblem[]) {
  const errors = problems.map(({ path, message }) => ({ path: `question.${path}`, message }));
  return problem('VALIDATION_FAILED', errors[0]?.message, { errors });
}

const TITLE_LETTERS = 80;

/** What the log keeps: the beginning of the prompt to know it by, and a fingerprint that says whether it asks the same as before. */
function snapshot(row: BankRow): object {
  const { id, archivedAt, version, createdAt, updatedAt, fingerprint: questionHash } = row;
  const { kind, prompt } = readQuestion(row);
  const title = [...prompt].slice(0, TITLE_LETTERS).join('');
  return { id, kind, title, tags: row.tags.map(({ tag }) => tag), archivedAt, version, createdAt, updatedAt, questionHash };
}
