import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';

import { PrismaClient } from './generated/client.ts';

/** The role every query of the app runs under; the first migration makes it. */
export const APP_ROLE = 'flightline_app';

export type Database = { prisma: PrismaClient; pool: pg.Pool; close(): Promise<void> };

type Connection = {
  url: string;
  /** Told of connections that break while idle; the pool replaces them by itself. */
  onConnectionLost: (error: Error) => void;
  poolSize?: number;
  /** `owner` skips the step down to the app's role: for seeding only. */
  as?: 'app' | 'owner';
};

const SESSION_SETTINGS = {
  timezone: 'UTC',
  statement_timeout: '15s',
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '20s',
  // Disks no longer turn: without this, a school that is most of its database is read whole where its index would do.
  random_page_cost: '1.1',
};

/** Opens a pool whose every connection has stepped down to the app's role, so that row-level security holds. */
export function connectDatabase({ url, onConnectionLost, poolSize = 10, as = 'app' }: Connection): Database {
  const settings = as === 'app' ? { role: APP_ROLE, ...SESSION_SETTINGS } : SESSION_SETTINGS;
  const options = Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
  const pool = new pg.Pool({ connectionString: url, max: poolSize, options, connectionTimeoutMillis: 5_000, keepAlive: true });
  // A connection whose server goes away emits `error`; unhandled, it would end the process.
  pool.on('error', onConnectionLost);
  pool.on('connect', (client) => client.on('error', onConnectionLost));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { onConnectionError: onConnectionLost }) });
  return {
    prisma,
    pool,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Throws when the role in use could pass row-level security: then no school would be safe from another. */
export async function assertRoleIsBound({ pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ rolname: string; unbound: boolean }>(
    'SELECT rolname, rolsuper OR rolbypassrls AS unbound FROM pg_roles WHERE rolname = current_user',
  );
  const role = rows[0];
  if (role === undefined || role.unbound) {
    throw new Error(`The database role "${role?.rolname ?? 'unknown'}" can bypass row-level security; Flightline will not run under it.`);
  }
}
