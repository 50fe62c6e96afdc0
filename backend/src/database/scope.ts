import { v7 as uuidv7 } from 'uuid';

import { appendToChain, type AuditRecord } from './audit-chain.ts';
import { CHANGES_CHANNEL, changeNotices } from './change-notice.ts';
import type { Database } from './client.ts';
import type { Prisma } from './generated/client.ts';
import { isRetryable } from './sql-state.ts';

export type Transaction = Prisma.TransactionClient;

/** Who acts; null where the system does (a job). */
export type ScopeActor = { userId: string; fullName: string };

/** What changed, named for those who keep copies or have work to do: caches, live updates, delivery. An inbox is one person's. */
export type Change = 'calendar' | 'courses' | 'users' | 'resources' | 'outbox' | `notifications:${string}`;

/**
 * All a use case may know of its caller, and its only way to the data: one transaction in which row-level security
 * shows one school. What it records and sends commits with it, or not at all.
 */
export type Scope<A extends ScopeActor | null = ScopeActor | null> = {
  readonly tenantId: string;
  readonly actor: A;
  readonly correlationId: string;
  readonly ip: string | null;
  readonly now: Date;
  /** The version the caller last saw (`If-Match`); undefined where they did not say. */
  readonly expectedVersion: number | undefined;
  readonly tx: Transaction;
  /** Audit rows that the commit appends to the school's chain. */
  readonly journal: AuditRecord[];
  readonly changes: Set<Change>;
};

export type ScopeSetup<A extends ScopeActor | null> = Omit<Scope<A>, 'tx' | 'journal' | 'changes' | 'expectedVersion'> & {
  expectedVersion?: number | undefined;
  /** How long the transaction may take, for work on thousands of rows. */
  timeoutMs?: number | undefined;
};

export type ScopeRunner = {
  /** Runs `work` in one transaction of one school; a deadlock or serialization failure runs it again, at most twice. */
  <A extends ScopeActor | null, T>(setup: ScopeSetup<A>, work: (scope: Scope<A>) => Promise<T>): Promise<T>;
};

const ATTEMPTS = 3;
const TIMEOUTS = { maxWait: 5_000, timeout: 15_000 };
const timeoutsOf = ({ timeoutMs }: { timeoutMs?: number | undefined }) => ({ ...TIMEOUTS, ...(timeoutMs && { timeout: timeoutMs }) });

/**
 * Makes the runner of tenant-scoped transactions; `onCommitted` hears what changed, after it is durable. Other processes
 * hear it from the database, under `origin`, so that this one can tell its own.
 */
export function scopeRunner(
  database: Database,
  onCommitted: (tenantId: string, changes: ReadonlySet<Change>) => void,
  origin: string = uuidv7(),
): ScopeRunner {
  return async (setup, work) => {
    for (let attempt = 1; ; attempt += 1) {
      const { changes, outcome } = await attemptOnce({ prisma: database.prisma, origin }, setup, work);
      if (outcome.ok) {
        if (changes.size > 0) onCommitted(setup.tenantId, changes);
        return outcome.value;
      }
      if (attempt === ATTEMPTS || !isRetryable(outcome.error)) throw outcome.error;
    }
  };
}

async function attemptOnce<A extends ScopeActor | null, T>(
  { prisma, origin }: { prisma: Database['prisma']; origin: string },
  setup: ScopeSetup<A>,
  work: (scope: Scope<A>) => Promise<T>,
) {
  const changes = new Set<Change>();
  try {
    const value = await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.tenant_id', ${setup.tenantId}, true)`;
      const scope: Scope<A> = { ...setup, expectedVersion: setup.expectedVersion, tx, journal: [], changes };
      const result = await work(scope);
      await notifyOthers(scope, origin);
      // Last, because it locks the school's head row until the commit.
      await appendToChain(scope);
      return result;
    }, timeoutsOf(setup));
    return { changes, outcome: { ok: true as const, value } };
  } catch (error) {
    return { changes, outcome: { ok: false as const, error } };
  }
}

/** Postgres hands these to every listening process once the transaction commits, and to none if it does not. */
async function notifyOthers({ tx, tenantId, changes }: Scope, origin: string): Promise<void> {
  for (const notice of changeNotices({ origin, tenantId, changes: [...changes] })) {
    await tx.$executeRaw`SELECT pg_notify(${CHANGES_CHANNEL}, ${notice})`;
  }
}

/** Notes a critical act; its row is written in the same transaction, just before the commit. */
export function record(scope: Scope, act: AuditRecord): void {
  scope.journal.push(act);
}

/** Says that copies of something are out of date once this transaction commits. */
export function announce(scope: Scope, ...changes: Change[]): void {
  for (const change of changes) scope.changes.add(change);
}
