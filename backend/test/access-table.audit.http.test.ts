import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Role, ROLES } from '#contract';

import { buildCast, type Cast, personOf, ROUTES, send } from './access-table.cast.ts';
import { EXAMPLES } from './access-table.examples.ts';
import { ACCESS_TABLE } from './access-table.ts';
import { startTestServer, type TestServer } from './server.ts';

/** Routes that change something, by the contract. */
const WRITES = [...ROUTES].filter(([, { method }]) => method !== 'get').map(([route]) => route);
const AUDITED = WRITES.filter((route) => Array.isArray(EXAMPLES[route]?.audit));

let server: TestServer;
let cast: Cast;

beforeAll(async () => {
  server = await startTestServer();
  cast = await buildCast(server);
  await server.asOwner(async (query) => {
    await query(`CREATE FUNCTION refuse_commit() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'a fault at the commit' USING ERRCODE = 'disk_full'; END $$`);
    // At the very end: everything is written by then, and all of it has to go.
    await query(`CREATE CONSTRAINT TRIGGER fault_at_commit AFTER INSERT ON audit_log
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_commit()`);
    await query('ALTER TABLE audit_log DISABLE TRIGGER fault_at_commit');
  });
});
afterAll(() => server.stop());

/** The first role that the access table lets in. */
function whoMay(route: string): Role {
  const cells =
    ACCESS_TABLE.split('\n')
      .find((line) => line.startsWith(`| ${route} `))
      ?.split('|')
      .map((cell) => cell.trim()) ?? [];
  const byRole = { STUDENT: cells[4], INSTRUCTOR: cells[5], ADMIN: cells[6] };
  const role = [...ROLES].reverse().find((each) => byRole[each] === 'ok');
  if (!role) throw new Error(`Nobody may ${route}`);
  return role;
}

/** Does the example of a route as someone who may. Fresh people each time, since some examples end a person's sessions. */
async function perform(route: string, { before }: { before?: () => Promise<void> } = {}) {
  const example = EXAMPLES[route];
  if (!example) throw new Error(`No example of ${route}`);
  const role = whoMay(route);
  cast = await buildCast(server);
  const owner = personOf(cast, role);
  const call = await example.call(cast, owner);
  await before?.();
  const outcome = await send(server, route, { call, as: owner });
  return { owner, outcome, rows: () => auditRows(outcome.correlationId) };
}

const auditRows = (correlationId: string) =>
  cast.school.inScope(({ tx, tenantId }) => tx.auditLog.findMany({ where: { tenantId, correlationId }, orderBy: { seq: 'asc' } }));

describe('every route that changes something', () => {
  it('says which audit rows it leaves, or why none', () => {
    for (const route of WRITES) expect(EXAMPLES[route]?.audit, route).toBeDefined();
    expect(WRITES.filter((route) => !AUDITED.includes(route))).toEqual([
      'POST /auth/refresh',
      'POST /auth/totp',
      'POST /auth/passkeys/options',
      'POST /auth/passkey-login/options',
      'POST /bookings/series/preview',
      'POST /availability/preview',
      'POST /outages/preview',
      'POST /lessons/:id/attempts',
      'PATCH /attempts/:id',
      'POST /lessons/:id/regrade/preview',
      'POST /notifications/:id/read',
      'POST /notifications/read-all',
    ]);
  });

  it.each(WRITES)('%s leaves these rows, of its school, person and request', async (route) => {
    const { outcome, owner, rows } = await perform(route);
    expect(outcome.status, outcome.text).toBeLessThan(300);
    const audit = EXAMPLES[route]?.audit;
    const left = await rows();
    expect(left.map(({ action }) => action)).toEqual(Array.isArray(audit) ? audit : []);
    for (const row of left) {
      expect(row).toMatchObject({ tenantId: cast.school.id, createdAt: server.clock.now(), ip: expect.any(String) });
      expect(row.resourceId, route).not.toBeNull();
      if (ROUTES.get(route)?.access !== 'public') expect(row).toMatchObject({ userId: owner.id });
      expect(JSON.stringify([row.before, row.after])).not.toMatch(/argon2|passwordHash|horse/);
    }
  });
});

describe('what fails at the commit', () => {
  const fault = (state: 'ENABLE' | 'DISABLE') => server.asOwner((query) => query(`ALTER TABLE audit_log ${state} TRIGGER fault_at_commit`));

  it.each(AUDITED)('%s leaves no row behind, of the change or of the audit log', async (route) => {
    let before: string[] = [];
    const arm = async () => {
      before = await cast.school.everyRow();
      await fault('ENABLE');
    };
    const { outcome, rows } = await perform(route, { before: arm });
    await fault('DISABLE');
    expect(outcome.status, outcome.text).toBe(503);
    expect(await rows()).toEqual([]);
    expect(await cast.school.everyRow()).toEqual(before);
  });
});
