import { v7 as uuidv7 } from 'uuid';

import { type ChainedRow, chainHash, GENESIS_HASH } from './chain-hash.ts';
import { Prisma } from './generated/client.ts';

/** One critical act, as a use case tells it. `before` and `after` hold no password, token or other secret. */
export type AuditRecord = {
  action: string;
  resourceType: string;
  resourceId: string | null;
  before?: object | null;
  after?: object | null;
  /** For acts without a signed-in person, such as a failed sign-in. */
  actor?: { userId: string | null; name: string };
};

/** The acts of one transaction, and what every row of theirs says of who, when and where. */
export type Journal = {
  readonly tx: Prisma.TransactionClient;
  readonly tenantId: string;
  /** Null where the system acts. */
  readonly actor: { userId: string; fullName: string } | null;
  readonly correlationId: string;
  readonly ip: string | null;
  readonly now: Date;
  readonly journal: readonly AuditRecord[];
};

/** Appends a journal to its school's chain. Locks the head row: call it last in the transaction. */
export async function appendToChain(scope: Journal): Promise<void> {
  if (scope.journal.length === 0) return;
  let { seq, hash } = await lockHead(scope);
  const rows = scope.journal.map((act) => {
    seq += 1;
    const row = chainedRow(scope, act, seq);
    const previousHash = hash;
    hash = chainHash(row, previousHash);
    return { ...row, before: json(row.before), after: json(row.after), hash, previousHash };
  });
  await scope.tx.auditLog.createMany({ data: rows });
  await scope.tx.auditHead.update({ where: { tenantId: scope.tenantId }, data: { seq, hash }, select: { tenantId: true } });
}

/** The head row, locked until the commit; made at a school's first act. One lock, so numbers never fork. */
async function lockHead({ tx, tenantId }: Journal): Promise<{ seq: number; hash: string }> {
  await tx.$executeRaw`
    INSERT INTO audit_head (tenant_id, seq, hash) VALUES (${tenantId}::uuid, 0, ${GENESIS_HASH})
    ON CONFLICT (tenant_id) DO NOTHING`;
  const [head] = await tx.$queryRaw<{ seq: bigint; hash: string }[]>`
    SELECT seq, hash FROM audit_head WHERE tenant_id = ${tenantId}::uuid FOR UPDATE`;
  if (!head) throw new Error('The audit head row is missing.');
  return { seq: Number(head.seq), hash: head.hash };
}

const SYSTEM = { userId: null, name: 'System' };

function chainedRow(scope: Journal, act: AuditRecord, seq: number): ChainedRow {
  const signedIn = scope.actor && { userId: scope.actor.userId, name: scope.actor.fullName };
  const actor = act.actor ?? signedIn ?? SYSTEM;
  return {
    tenantId: scope.tenantId,
    id: uuidv7(),
    seq,
    userId: actor.userId,
    actorName: actor.name,
    action: act.action,
    resourceType: act.resourceType,
    resourceId: act.resourceId,
    before: plain(act.before),
    after: plain(act.after),
    correlationId: scope.correlationId,
    ip: scope.ip,
    createdAt: scope.now,
  };
}

/** As it will be read back: dates as text, `undefined` gone. */
const plain = (value: object | null | undefined): unknown => (value ? JSON.parse(JSON.stringify(value)) : null);

const json = (value: unknown) => (value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue));
