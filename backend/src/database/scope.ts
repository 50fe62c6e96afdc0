import { appendToChain, type AuditRecord } from './audit-chain.ts';
import type { Database } from './client.ts';
import type { Prisma } from './generated/client.ts';
import { isRetryable } from './sql-state.ts';

export type Transaction = Prisma.TransactionClient;

/** Who acts; null where the system does (a job). */
export type ScopeActor = { userId: string; fullName: string };

/** What changed, named for those who keep copies: caches now, live updates later. */
export type Change = 'calendar' | 'users' | 'resources';

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
};

export type ScopeRunner = {
  /** Runs `work` in one transaction of one school; a deadlock or serialization failure runs it again, at most twice. */
  <A extends ScopeActor | null, T>(setup: ScopeSetup<A>, work: (scope: Scope<A>) => Promise<T>): Promise<T>;
};

const ATTEMPTS = 3;
const TIMEOUTS = { maxWait: 5_000, timeout: 15_000 };

/** Makes the runner of tenant-scoped transactions; `onCommitted` hears what changed, after it is durable. */
export function scopeRunner(database: Database, onCommitted: (tenantId: string, changes: ReadonlySet<Change>) => void): ScopeRunner {
  return async (setup, work) => {
    for (let attempt = 1; ; attempt += 1) {
      const { changes, outcome } = await attemptOnce(database, setup, work);
      if (outcome.ok) {
        if (changes.size > 0) onCommitted(setup.tenantId, changes);
        return outcome.value;
      }
      if (attempt === ATTEMPTS || !isRetryable(outcome.error)) throw outcome.error;
    }
  };
}

async function attemptOnce<A extends ScopeActor | null, T>(
  { prisma }: Database,
  setup: ScopeSetup<A>,
  work: (scope: Scope<A>) => Promise<T>,
) {
  const changes = new Set<Change>();
  try {
    const value = await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.tenant_id', ${setup.tenantId}, true)`;
      const scope: Scope<A> = { ...setup, expectedVersion: setup.expectedVersion, tx, journal: [], changes };
      const result = await work(scope);
      // Last, because it locks the school's head row until the commit.
      await appendToChain(scope);
      return result;
    }, TIMEOUTS);
    return { changes, outcome: { ok: true as const, value } };
  } catch (error) {
    return { changes, outcome: { ok: false as const, error } };
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
