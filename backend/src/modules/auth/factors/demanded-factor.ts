import type { Role } from '#contract';
import type { Scope } from '#src/database/scope.ts';

/** The second factors that a person has set up, and whether their school demands one of their role. */
export type FactorState = { hasTotp: boolean; hasPasskey: boolean; demanded: boolean };

/** Looks in one query. */
export async function factorState({ tx, tenantId }: Scope, { id, role }: { id: string; role: Role }): Promise<FactorState> {
  const [row] = await tx.$queryRaw<{ hasTotp: boolean; hasPasskey: boolean; required: boolean }[]>`
    SELECT
      EXISTS (SELECT FROM totp_factor f WHERE f.tenant_id = t.id AND f.user_id = ${id}::uuid AND f.confirmed_at IS NOT NULL) AS "hasTotp",
      EXISTS (SELECT FROM passkey p WHERE p.tenant_id = t.id AND p.user_id = ${id}::uuid) AS "hasPasskey",
      t.require_second_factor AS required
    FROM tenant t WHERE t.id = ${tenantId}::uuid`;
  const { hasTotp = false, hasPasskey = false, required = false } = row ?? {};
  return { hasTotp, hasPasskey, demanded: required && role !== 'STUDENT' };
}

/** Whether a person has yet to set up the second factor that their school demands of administrators and instructors. */
export async function lacksSecondFactor(scope: Scope, person: { id: string; role: Role }): Promise<boolean> {
  if (person.role === 'STUDENT') return false;
  const { hasTotp, hasPasskey, demanded } = await factorState(scope, person);
  return demanded && !hasTotp && !hasPasskey;
}
