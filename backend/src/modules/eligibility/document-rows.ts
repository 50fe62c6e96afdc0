import { can, type eligibility } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import type { Actor } from '#src/http/context.ts';

export const DOCUMENT_SELECT = {
  id: true,
  userId: true,
  kind: true,
  title: true,
  number: true,
  aircraftType: true,
  validFrom: true,
  validUntil: true,
  archivedAt: true,
  version: true,
  createdAt: true,
} as const satisfies Prisma.PersonDocumentSelect;

type Row = Prisma.PersonDocumentGetPayload<{ select: typeof DOCUMENT_SELECT }>;
export type DocumentRow = ReturnType<typeof withDates<Row>>;

/** A `date` column as `YYYY-MM-DD`: Prisma gives UTC midnight. */
export const dateText = (date: Date): string => date.toISOString().slice(0, 10);

/** `YYYY-MM-DD` as Prisma stores a `date` column. */
export const dateColumn = (text: string): Date => new Date(`${text}T00:00:00.000Z`);

/** A row with its dates as text. */
export const withDates = <T extends Pick<Row, 'validFrom' | 'validUntil'>>(row: T) => ({
  ...row,
  validFrom: dateText(row.validFrom),
  validUntil: row.validUntil && dateText(row.validUntil),
});

/** A document as its viewer may see it, with what they may do. */
export function presentDocument(row: DocumentRow, { role }: Pick<Actor, 'role'>): eligibility.PersonDocument {
  const manages = can(role, 'document:write');
  const isArchived = row.archivedAt !== null;
  return { ...row, can: { update: manages && !isArchived, archive: manages && !isArchived, restore: manages && isArchived } };
}

/** What the audit row of its person keeps of a document; its title and number go when the person is erased. */
export const documentFacts = ({ id, kind, title, number, aircraftType, validFrom, validUntil, archivedAt }: DocumentRow) => ({
  ...{ documentId: id, documentKind: kind, documentTitle: title, documentNumber: number },
  ...{ aircraftType, validFrom, validUntil, archivedAt },
});
