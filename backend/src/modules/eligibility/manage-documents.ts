import { v7 as uuidv7 } from 'uuid';

import { eligibility, type Input } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import { announce, record } from '#src/database/scope.ts';
import { assertVersion, invalidField, notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { lockUser } from '#src/modules/users/index.ts';

import { dateColumn, documentFacts, DOCUMENT_SELECT, type DocumentRow, presentDocument, withDates } from './document-rows.ts';

/** Puts a document on file. Throws NOT_FOUND for whom the school does not know, UNPROCESSABLE for who was erased. */
export async function createDocument(
  scope: ActorScope,
  { params, body }: Input<typeof eligibility.createDocument>,
): Promise<eligibility.PersonDocument> {
  const { tx, tenantId, actor, now } = scope;
  await lockUser(scope, params.id);
  const { validFrom, validUntil, number, aircraftType, ...rest } = body;
  const row = await tx.personDocument.create({
    data: {
      ...{ ...rest, tenantId, id: uuidv7(), userId: params.id, createdAt: now, updatedAt: now },
      ...{ number: number || null, aircraftType: aircraftType ?? null },
      ...{ validFrom: dateColumn(validFrom), validUntil: validUntil ? dateColumn(validUntil) : null },
    },
    select: DOCUMENT_SELECT,
  });
  const document = withDates(row);
  record(scope, { action: 'user.document_add', resourceType: 'user', resourceId: params.id, after: documentFacts(document) });
  announce(scope, 'users', 'calendar');
  return presentDocument(document, actor);
}

/** Corrects a document. Throws UNPROCESSABLE for an archived one, VALIDATION_FAILED where what it says would contradict itself. */
export async function updateDocument(
  scope: ActorScope,
  { params, body }: Input<typeof eligibility.updateDocument>,
): Promise<eligibility.PersonDocument> {
  const before = await lockDocument(scope, params.id);
  if (before.archivedAt !== null) throw problem('UNPROCESSABLE', 'The document is archived. Restore it first.');
  const { title = before.title, number = before.number, aircraftType = before.aircraftType } = body;
  const { validFrom = before.validFrom, validUntil = before.validUntil } = body;
  if (!eligibility.endsInOrder({ validFrom, validUntil })) throw invalidField('validUntil', eligibility.ENDS_IN_ORDER);
  if (!eligibility.namesItsType({ kind: before.kind, aircraftType })) throw invalidField('aircraftType', eligibility.NAMES_ITS_TYPE);
  const untold = validUntil === before.validUntil ? {} : { monthToldAt: null, weekToldAt: null };
  const data = { title, number: number || null, aircraftType, ...untold };
  const dates = { validFrom: dateColumn(validFrom), validUntil: validUntil === null ? null : dateColumn(validUntil) };
  return change(scope, before, { action: 'user.document_update', data: { ...data, ...dates } });
}

/** Archives a document. Again is no error. */
export async function archiveDocument(
  scope: ActorScope,
  { params }: Input<typeof eligibility.archiveDocument>,
): Promise<eligibility.PersonDocument> {
  const before = await lockDocument(scope, params.id);
  if (before.archivedAt !== null) return presentDocument(before, scope.actor);
  return change(scope, before, { action: 'user.document_archive', data: { archivedAt: scope.now } });
}

/** Brings a document back from the archive. Again is no error. */
export async function restoreDocument(
  scope: ActorScope,
  { params }: Input<typeof eligibility.restoreDocument>,
): Promise<eligibility.PersonDocument> {
  const before = await lockDocument(scope, params.id);
  if (before.archivedAt === null) return presentDocument(before, scope.actor);
  return change(scope, before, { action: 'user.document_restore', data: { archivedAt: null } });
}

async function lockDocument({ tx, tenantId, expectedVersion }: ActorScope, id: string): Promise<DocumentRow> {
  await tx.$queryRaw`SELECT id FROM person_document WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await tx.personDocument.findUnique({ where: { tenantId_id: { tenantId, id } }, select: DOCUMENT_SELECT });
  if (!row) throw notFound('Document');
  assertVersion(expectedVersion, row.version);
  return withDates(row);
}

type Change = { action: string; data: Prisma.PersonDocumentUncheckedUpdateInput };

async function change(scope: ActorScope, before: DocumentRow, { action, data }: Change): Promise<eligibility.PersonDocument> {
  const { tx, tenantId, actor, now } = scope;
  const row = await tx.personDocument.update({
    where: { tenantId_id: { tenantId, id: before.id } },
    data: { ...data, version: { increment: 1 }, updatedAt: now },
    select: DOCUMENT_SELECT,
  });
  const after = withDates(row);
  record(scope, { action, resourceType: 'user', resourceId: before.userId, before: documentFacts(before), after: documentFacts(after) });
  announce(scope, 'users', 'calendar');
  return presentDocument(after, actor);
}
