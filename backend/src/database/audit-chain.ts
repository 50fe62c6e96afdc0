import { channel } from 'node:diagnostics_channel';

import { v7 as uuidv7 } from 'uuid';

import { type AuditedType, listedFieldsOf } from './audit-fields.ts';
import { redact } from './audit-redaction.ts';
import { type ChainedRow, chainHash, FORM, GENESIS_HASH } from './chain-hash.ts';
import { commit, committedJson, committedText } from './commitments.ts';
import { Prisma } from './generated/client.ts';
import { actorOf, keepValues, type PersonalValue, personOf, saltsOf } from './personal-values.ts';

/** One critical act, as a use case tells it. Of `before` and `after` the log keeps the fields that AUDIT_FIELDS lists. */
export type AuditRecord = {
  action: string;
  resourceType: AuditedType;
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

/** Hears of each field that a use case recorded and the log did not keep: `{ resourceType, path }`. Tests fail on it. */
export const droppedFields = channel('flightline.audit.dropped-field');

/** Appends a journal to its school's chain. Locks the head row: call it last in the transaction. */
export async function appendToChain(scope: Journal): Promise<void> {
  if (scope.journal.length === 0) return;
  let { seq, hash } = await lockHead(scope);
  const acts = scope.journal.map((act) => actOf(scope, act));
  const salts = await saltsOf(scope, acts.flatMap(ownersIn));
  const kept = new Map<string, PersonalValue>();
  const rows = acts.map((act) => {
    seq += 1;
    const row = { ...concealed(act, concealer(salts, kept)), seq };
    const previousHash = hash;
    hash = chainHash(row, previousHash);
    return { ...row, before: json(row.before), after: json(row.after), hash, previousHash };
  });
  await keepValues(scope, [...kept.values()]);
  await scope.tx.auditLog.createMany({ data: rows });
  await scope.tx.auditHead.update({ where: { tenantId: scope.tenantId }, data: { seq, hash }, select: { tenantId: true } });
}

/** The head row, locked until the commit; made at a school's first act. One lock, so numbers never fork. */
async function lockHead({ tx, tenantId }: Pick<Journal, 'tx' | 'tenantId'>): Promise<{ seq: number; hash: string }> {
  const [head] = await tx.$queryRaw<{ seq: bigint; hash: string }[]>`
    SELECT seq, hash FROM audit_head WHERE tenant_id = ${tenantId}::uuid FOR UPDATE`;
  if (head) return { seq: Number(head.seq), hash: head.hash };
  await tx.$executeRaw`
    INSERT INTO audit_head (tenant_id, seq, hash) VALUES (${tenantId}::uuid, 0, ${GENESIS_HASH})
    ON CONFLICT (tenant_id) DO NOTHING`;
  return lockHead({ tx, tenantId });
}

const SYSTEM = { userId: null, name: 'System' };

type Act = Omit<ChainedRow, 'seq' | 'form'> & { resourceType: AuditedType };

function actOf(scope: Journal, act: AuditRecord): Act {
  const signedIn = scope.actor && { userId: scope.actor.userId, name: scope.actor.fullName };
  const actor = act.actor ?? signedIn ?? SYSTEM;
  return {
    tenantId: scope.tenantId,
    id: uuidv7(),
    userId: actor.userId,
    actorName: actor.name,
    action: act.action,
    resourceType: act.resourceType,
    resourceId: act.resourceId,
    before: act.before,
    after: act.after,
    correlationId: scope.correlationId,
    ip: scope.ip,
    createdAt: scope.now,
  };
}

/** Whose personal values a row may hold. */
const ownersIn = (act: Act): string[] => [
  ...(act.userId !== null || act.ip !== null ? [actorOf(act)] : []),
  ...(listedFieldsOf(act.resourceType).personal.size > 0 ? [personOf(act)] : []),
];

/** Makes a person's commitment to a value, and notes the value as one to keep. */
type Conceal = (value: Prisma.InputJsonValue, personId: string) => string;

const concealer =
  (salts: ReadonlyMap<string, string>, kept: Map<string, PersonalValue>): Conceal =>
  (value, personId) => {
    const salt = salts.get(personId);
    if (salt === undefined) throw new Error('A personal value without its person’s salt would be easy to guess.');
    const hash = commit({ value, salt });
    kept.set(hash, { hash, personId, value });
    return hash;
  };

/** The row as it is chained: listed fields only, commitments in place of personal values. What acts without a person has a name of its own. */
function concealed(act: Act, conceal: Conceal): Omit<ChainedRow, 'seq'> {
  const { resourceType, userId, actorName, ip } = act;
  const listed = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? redact(resourceType, plain(value), {
          conceal: (found) => committedJson(conceal(found, personOf(act))),
          onDropped: (path) => droppedFields.publish({ resourceType, path }),
        })
      : null;
  return {
    ...act,
    form: FORM.committed,
    actorName: userId === null ? actorName : committedText(conceal(actorName, actorOf(act))),
    ip: ip === null ? null : committedText(conceal(ip, actorOf(act))),
    before: listed(act.before),
    after: listed(act.after),
  };
}

/** As it will be read back: dates as text, `undefined` gone. */
const plain = (value: object): object => JSON.parse(JSON.stringify(value)) as object;

const json = (value: unknown) => (value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue));
