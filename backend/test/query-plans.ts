import type pg from 'pg';

import type { Services } from '#src/http/context.ts';

export type Statement = { text: string; values: unknown[] };

/** What the app asks the database for while something happens: each statement with its values, as the driver sends them. */
export async function statementsOf({ database: { pool } }: Services, happening: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = [];
  const listen = (client: pg.PoolClient) => {
    const { query } = client;
    const heardQuery = (...args: unknown[]) => {
      const [config, values] = args as [string | Statement, unknown[]?];
      heard.push(typeof config === 'string' ? { text: config, values: values ?? [] } : { text: config.text, values: config.values ?? [] });
      return (query as (...given: unknown[]) => unknown).apply(client, args);
    };
    client.query = heardQuery as typeof client.query;
    releases.push(() => (client.query = query));
  };
  const releases: (() => void)[] = [];
  pool.on('acquire', listen);
  try {
    await happening();
  } finally {
    pool.off('acquire', listen);
    for (const release of releases.reverse()) release();
  }
  return heard.filter(
    ({ text }) => /^\s*(?:SELECT|WITH|UPDATE|DELETE|INSERT)\b/i.test(text) && !/set_config|pg_notify|pg_advisory/.test(text),
  );
}

type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: Node[];
};

export type Scan = { kind: string; table: string; index: string; condition: string };

/** How the database reads each table for a statement, asked as the app's own role in its school. */
export async function scansOf({ database: { pool } }: Services, tenantId: string, { text, values }: Statement): Promise<Scan[]> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT set_config('app.tenant_id', $1, true)", [tenantId]);
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
    return rows[0]?.['QUERY PLAN'].flatMap(({ Plan }) => scansIn(Plan)) ?? [];
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

/** A bitmap scan of the table stands above one or more of its indexes, which alone say what they look for. */
function scansIn(node: Node, table = ''): Scan[] {
  const named = node['Relation Name'] ?? table;
  const below = (node.Plans ?? []).flatMap((each) => scansIn(each, named));
  if (!node['Node Type'].includes('Scan') || /^(?:Bitmap Heap|CTE|Subquery|Function|Values) Scan$/.test(node['Node Type'])) return below;
  return [{ kind: node['Node Type'], table: named, index: node['Index Name'] ?? '', condition: node['Index Cond'] ?? '' }, ...below];
}
