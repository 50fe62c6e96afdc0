import { v7 as uuidv7 } from 'uuid';

import type { identity, Role } from '#contract';
import type { Actor, ActorScope } from '#src/http/context.ts';
import { hashPassword, signAccessToken } from '#src/modules/auth/index.ts';

import { type Client, createClient } from './client.ts';
import type { World } from './world.ts';

export type PersonOptions = {
  fullName?: string;
  email?: string;
  status?: identity.UserStatus;
  /** Hashed only when given, since that is slow: without one this person cannot use the sign-in form. */
  password?: string;
};

/** Someone of a school, signed in: calls the API by `get`, `post` and so on. */
export type Person = Client & {
  id: string;
  email: string;
  fullName: string;
  role: Role;
  actor: Actor;
  /** A token that is good at the clock's present moment. */
  accessToken(): string;
  /** Runs a use case as this person, in one committed transaction. */
  inScope<T>(work: (scope: ActorScope) => Promise<T>): Promise<T>;
};

const FIRST_NAMES = ['Ada', 'Bessie', 'Charles', 'Dora', 'Elinor', 'Frank', 'Grace', 'Harriet'];

/** Inserts a person with a session of their own, so that tests need no sign-in. */
export async function buildPerson(world: World, tenantId: string, { role, ...options }: PersonOptions & { role: Role }): Promise<Person> {
  const { services, url } = world;
  const userId = uuidv7();
  const sessionId = uuidv7();
  const tag = userId.slice(-6);
  const firstName = FIRST_NAMES[Number.parseInt(tag, 16) % FIRST_NAMES.length] ?? 'Ada';
  const { fullName = `${firstName} ${tag}`, email = `${role.toLowerCase()}-${tag}@example.test`, status = 'ACTIVE', password } = options;
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const now = services.clock.now();
  const setup = { tenantId, correlationId: `test-${tag}`, ip: null };

  await services.inScope({ ...setup, actor: null, now }, async ({ tx }) => {
    const row = { tenantId, id: userId, email, fullName, role, status, passwordHash, createdAt: now, updatedAt: now };
    await tx.user.create({ data: row, select: { id: true } });
    await tx.session.create({
      data: { tenantId, id: sessionId, userId, rotatedAt: now, expiresAt: FAR_AWAY, authenticatedAt: now, createdAt: now },
      select: { id: true },
    });
  });

  const actor: Actor = { userId, tenantId, sessionId, role, fullName, authenticatedAt: now, mustSetUp: false };
  const accessToken = () => signAccessToken(services.config.jwtSecret, actor, services.clock.now());
  return {
    ...createClient(url, accessToken),
    ...{ id: userId, email, fullName, role, actor, accessToken },
    inScope: (work) => services.inScope({ ...setup, actor, now: services.clock.now() }, work),
  };
}

const FAR_AWAY = new Date('2199-01-01T00:00:00.000Z');
