import { chainHash, GENESIS_HASH } from '#src/database/chain-hash.ts';
import { AUDIT_SELECT } from '#src/modules/audit/presenter.ts';

import type { School } from './school.ts';
import type { TestServer } from './server.ts';

/** Where a school's chain stands: every row of it tells of a person made, and one was signed by a checkpoint. */
export type Stage = { server: TestServer; school: School; rows: number; signed: number };

type Tampering = {
  /** Meddles with a row, or from it on. */
  meddle: (sql: (text: string, values?: unknown[]) => Promise<void>, seq: number, stage: Stage) => Promise<void>;
  /** The first row that is broken then, where it is not the row itself. */
  breaks?: (seq: number, stage: Stage) => number;
};

const row = 'tenant_id = $1 AND seq = $2';
const update =
  (assignment: string): Tampering['meddle'] =>
  (sql, seq) =>
    sql(`UPDATE audit_log SET ${assignment} WHERE ${row}`, [seq]);

/** The commitment to the address of the person that a row tells of. */
const emailIn = `(SELECT after->'email'->>'$personal' FROM audit_log WHERE ${row})`;

const cutOff: Tampering['meddle'] = (sql, seq) => sql('DELETE FROM audit_log WHERE tenant_id = $1 AND seq >= $2', [seq]);

const rewriteHead: Tampering['meddle'] = (sql) =>
  sql(`UPDATE audit_head h SET (seq, hash) = (
    SELECT coalesce(max(l.seq), 0), coalesce(max(l.hash) FILTER (WHERE l.seq = m.last), '${GENESIS_HASH}')
    FROM (SELECT max(seq) AS last FROM audit_log WHERE tenant_id = $1) m LEFT JOIN audit_log l ON l.tenant_id = $1)
    WHERE h.tenant_id = $1`);

/** Makes every hash right again, as one can who may write to the table. */
const rewriteHashes: Tampering['meddle'] = async (sql, _seq, { school }) => {
  const read = (after: number) =>
    school.inScope(({ tx, tenantId }) =>
      tx.auditLog.findMany({ where: { tenantId, seq: { gt: after } }, orderBy: { seq: 'asc' }, select: AUDIT_SELECT }),
    );
  let previous = GENESIS_HASH;
  for (const [n, found] of (await read(0)).entries()) {
    const seq = n + 1;
    const hash = chainHash({ ...found, seq }, previous);
    await sql(`UPDATE audit_log SET seq = $3, hash = $4, previous_hash = $5 WHERE ${row}`, [Number(found.seq), seq, hash, previous]);
    previous = hash;
  }
};

/** What the owner of the tables could do to the log, the values beside it and its head. */
export const TAMPERINGS: Record<string, Tampering> = {
  'changes an action': { meddle: update(`action = 'x'`) },
  'changes what became of it': { meddle: update(`after = after || '{"role":"ADMIN"}'`) },
  'adds to what was': { meddle: update(`before = '{"role":"ADMIN"}'`) },
  'takes a field away': { meddle: update(`after = after - 'status'`) },
  'changes when': { meddle: update(`created_at = created_at + interval '1 ms'`) },
  'changes who': { meddle: update('user_id = NULL') },
  'changes the name of who': { meddle: update(`actor_name = 'Eve'`) },
  'changes from where': { meddle: update('ip = NULL') },
  'changes the request': { meddle: update(`correlation_id = 'x'`) },
  'changes about whom': { meddle: update('resource_id = gen_random_uuid()::text') },
  'changes a hash': { meddle: update(`hash = repeat('0', 64)`) },
  'changes a previous hash': { meddle: update(`previous_hash = repeat('1', 64)`) },
  'passes it off as an old row': { meddle: update('form = 1') },
  'writes the value into the row': { meddle: update(`after = jsonb_set(after, '{email}', '"eve@example.test"')`) },
  'changes a value beside the chain': {
    meddle: (sql, seq) => sql(`UPDATE audit_personal_value SET value = '"Eve"' WHERE tenant_id = $1 AND hash = ${emailIn}`, [seq]),
  },
  'removes a value beside the chain': {
    meddle: (sql, seq) => sql(`DELETE FROM audit_personal_value WHERE tenant_id = $1 AND hash = ${emailIn}`, [seq]),
  },
  'changes a salt': {
    meddle: (sql, seq) =>
      sql(
        `UPDATE audit_person SET salt = repeat('0', 64) WHERE tenant_id = $1 AND id::text = (SELECT resource_id FROM audit_log WHERE ${row})`,
        [seq],
      ),
  },
  'removes a row': { meddle: (sql, seq) => sql(`DELETE FROM audit_log WHERE ${row}`, [seq]) },
  'swaps a row with the next': {
    meddle: async (sql, seq, { rows }) => {
      // The last has no next: it changes places with the one before.
      const [one, other] = seq === rows ? [seq - 1, seq] : [seq, seq + 1];
      await sql('UPDATE audit_log SET seq = 1000000 WHERE tenant_id = $1 AND seq = $2', [one]);
      await sql('UPDATE audit_log SET seq = $3 WHERE tenant_id = $1 AND seq = $2', [other, one]);
      await sql('UPDATE audit_log SET seq = $2 WHERE tenant_id = $1 AND seq = 1000000', [other]);
    },
    breaks: (seq, { rows }) => Math.min(seq, rows - 1),
  },
  'adds a copy at the end': {
    meddle: (sql, seq, { rows }) =>
      sql(
        `INSERT INTO audit_log SELECT tenant_id, gen_random_uuid(), $3, user_id, actor_name, action, resource_type, resource_id, before, after,
           correlation_id, ip, created_at, hash, previous_hash, form FROM audit_log WHERE ${row}`,
        [seq, rows + 1],
      ),
    breaks: (_seq, { rows }) => rows + 1,
  },
  'squeezes a copy in': {
    meddle: async (sql, seq) => {
      await sql('UPDATE audit_log SET seq = seq + 1000000 WHERE tenant_id = $1 AND seq > $2', [seq]);
      await sql('UPDATE audit_log SET seq = seq - 999999 WHERE tenant_id = $1 AND seq > 1000000');
      await sql(
        `INSERT INTO audit_log SELECT tenant_id, gen_random_uuid(), seq + 1, user_id, actor_name, action, resource_type, resource_id, before, after,
           correlation_id, ip, created_at, hash, previous_hash, form FROM audit_log WHERE ${row}`,
        [seq],
      );
    },
    breaks: (seq) => seq + 1,
  },
  'cuts off the tail': { meddle: cutOff },
  'sets the head back': {
    meddle: (sql, seq) => sql('UPDATE audit_head SET seq = $2 - 1 WHERE tenant_id = $1', [seq]),
  },
};

/** What is found by a checkpoint alone: it has to be of that row or a later one. */
export const TAMPERINGS_WITH_A_NEW_HEAD: Record<string, Tampering> = {
  'cuts off the tail and rewrites the head': {
    meddle: async (...given) => {
      await cutOff(...given);
      await rewriteHead(...given);
    },
  },
  'changes a row and rewrites every hash': {
    meddle: async (...given) => {
      await update(`action = 'x'`)(...given);
      await rewriteHashes(...given);
      await rewriteHead(...given);
    },
    breaks: (_seq, { signed }) => signed,
  },
  'removes a row and rewrites every hash': {
    meddle: async (sql, seq, stage) => {
      await sql(`DELETE FROM audit_log WHERE ${row}`, [seq]);
      await rewriteHashes(sql, seq, stage);
      await rewriteHead(sql, seq, stage);
    },
    // Where the signed row was the last, none is there now; else another stands in its place.
    breaks: (_seq, { signed }) => signed,
  },
};

/** Does it, as the owner of the tables, and gives the first row that is broken then. */
export async function tamper({ meddle, breaks = (seq) => seq }: Tampering, seq: number, stage: Stage): Promise<number> {
  const { server, school } = stage;
  await server.asOwner(async (query) => {
    await query('ALTER TABLE audit_log DISABLE TRIGGER USER');
    await meddle((text, values = []) => query(text, [school.id, ...values]), seq, stage);
    await query('ALTER TABLE audit_log ENABLE TRIGGER USER');
  });
  return breaks(seq, stage);
}
