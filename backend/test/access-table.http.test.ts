import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Role, ROLES } from '#contract';

import { buildCast, type Cast, type Outcome, personOf, ROUTES, send } from './access-table.cast.ts';
import { EXAMPLES } from './access-table.examples.ts';
import { ACCESS_TABLE } from './access-table.ts';
import { startTestServer, type TestServer } from './server.ts';

const [HEADINGS = [], , ...ROWS] = ACCESS_TABLE.trim()
  .split('\n')
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const TABLE = new Map(ROWS.map(([route = '', ...cells]) => [route, cells]));

const COLUMNS = ['no token', 'suspended', 'student', 'instructor', 'admin', 'other student', 'other instructor', 'other admin'];
const IN_ORDER: Role[] = ['STUDENT', 'INSTRUCTOR', 'ADMIN'];

let server: TestServer;
let here: Cast;
let elsewhere: Cast;
let suspended: Cast;

beforeAll(async () => {
  server = await startTestServer();
  [here, elsewhere, suspended] = [await buildCast(server), await buildCast(server), await buildCast(server, { status: 'SUSPENDED' })];
});
afterAll(() => server.stop());

const said = ({ status }: Outcome) => (status >= 200 && status < 300 ? 'ok' : String(status));

/** What the test found out of each refusal, to look for its traces. */
const refused: string[] = [];

async function ask(route: string, role: Role, by: 'nobody' | Cast): Promise<Outcome> {
  const example = EXAMPLES[route];
  if (!example) throw new Error(`No example of ${route}`);
  const owner = by === suspended ? suspended : here;
  const call = await example.call(owner, personOf(owner, role));
  const outcome = await send(server, route, { call, as: by === 'nobody' ? undefined : personOf(by, role) });
  if (outcome.status >= 400) refused.push(outcome.correlationId);
  const isPublic = ROUTES.get(route)?.access === 'public';
  if (by === elsewhere && said(outcome) === 'ok' && !isPublic) expectNothingOfHere(outcome);
  return outcome;
}

function expectNothingOfHere({ text }: Outcome): void {
  for (const { id, email, fullName } of [here.admin, here.instructor, here.student]) {
    for (const trace of [here.school.id, id, email, fullName]) expect(text).not.toContain(trace);
  }
}

async function answersOf(route: string): Promise<string[]> {
  const answers = [said(await ask(route, 'ADMIN', 'nobody'))];
  const outs = new Set<string>();
  for (const role of IN_ORDER) outs.add(said(await ask(route, role, suspended)));
  answers.push([...outs].join(' or '));
  for (const cast of [here, elsewhere]) for (const role of IN_ORDER) answers.push(said(await ask(route, role, cast)));
  return answers;
}

describe('the table of who may do what', () => {
  it('has a row and an example for every route of the API, and for no other', () => {
    expect(HEADINGS).toEqual(['route', ...COLUMNS]);
    expect(ROLES).toHaveLength(IN_ORDER.length);
    expect([...TABLE.keys()].sort()).toEqual([...ROUTES.keys()].sort());
    expect(Object.keys(EXAMPLES).sort()).toEqual([...ROUTES.keys()].sort());
  });

  it.each([...ROUTES.keys()])('%s', async (route) => {
    const answers = await answersOf(route);
    if (process.env.SHOW_ACCESS) process.stdout.write(`| ${[route, ...answers].join(' | ')} |\n`);
    expect(Object.fromEntries(COLUMNS.map((column, n) => [column, answers[n]]))).toEqual(
      Object.fromEntries(COLUMNS.map((column, n) => [column, TABLE.get(route)?.[n]])),
    );
  });

  it('holds refusals that left no trace in the audit log of any school, but that a proof of who one is was wrong', async () => {
    expect(refused.length).toBeGreaterThan(100);
    for (const { school } of [here, elsewhere, suspended]) {
      const rows = await school.inScope(({ tx }) =>
        tx.auditLog.findMany({ where: { correlationId: { in: refused }, action: { not: 'user.step_up_failed' } } }),
      );
      expect(rows).toEqual([]);
    }
  });
});
