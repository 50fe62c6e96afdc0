import type { Endpoint, Role } from '#contract';
import { hashPassword } from '#src/modules/auth/index.ts';
import { routes } from '#src/routes.ts';

import type { Person, PersonOptions } from './person.ts';
import type { School } from './school.ts';
import type { TestServer } from './server.ts';

/** One school with one person of each role, who all have to do with each other. */
export type Cast = {
  server: TestServer;
  school: School;
  admin: Person;
  instructor: Person;
  student: Person;
  /** Everyone's who was given one. */
  password: string;
  givePassword(userId: string, own?: string): Promise<void>;
};

/** A request that would succeed for whoever may make it. */
export type Call = { path: string; body?: object; text?: string; headers?: Record<string, string> };

const PASSWORD = 'correct horse battery';
let hash: Promise<string> | undefined;

/** Builds a school's cast, all with a password and a status. */
export async function buildCast(server: TestServer, { status }: Pick<PersonOptions, 'status'> = {}): Promise<Cast> {
  const school = await server.buildSchool();
  const options = status && { status };
  const givePassword = async (id: string, own?: string) => {
    // One hash for all: making it is slow, and hardly a test here is about it.
    const passwordHash = await (own === undefined ? (hash ??= hashPassword(PASSWORD)) : hashPassword(own));
    await school.inScope(({ tx }) => tx.user.updateMany({ where: { id }, data: { passwordHash } }));
  };
  const people = {
    admin: await school.admin(options),
    instructor: await school.instructor(options),
    student: await school.student(options),
  };
  for (const { id } of Object.values(people)) await givePassword(id);
  return { server, school, ...people, password: PASSWORD, givePassword };
}

export const personOf = (cast: Cast, role: Role): Person =>
  ({ ADMIN: cast.admin, INSTRUCTOR: cast.instructor, STUDENT: cast.student })[role];

/** The API's routes as the tables name them. */
export const ROUTES = new Map<string, Endpoint>(
  routes.map(({ endpoint }) => [`${endpoint.method.toUpperCase()} ${endpoint.path}`, endpoint]),
);

export type Outcome = { status: number; text: string; correlationId: string };

let calls = 0;

/** Makes a request; of a stream of events only its beginning is read. */
export async function send(server: TestServer, route: string, { call, as }: { call: Call; as?: Person | undefined }): Promise<Outcome> {
  const correlationId = `walk-${(calls += 1)}`;
  const hangUp = new AbortController();
  const response = await fetch(`${server.url}/api/v1${call.path}`, {
    method: route.split(' ')[0] ?? 'GET',
    headers: {
      'X-Correlation-Id': correlationId,
      ...(as && { Authorization: `Bearer ${as.accessToken()}` }),
      ...(call.body && { 'Content-Type': 'application/json' }),
      ...(call.text && { 'Content-Type': 'text/plain' }),
      ...call.headers,
    },
    ...(call.body && { body: JSON.stringify(call.body) }),
    ...(call.text && { body: call.text }),
    signal: hangUp.signal,
  });
  const isLive = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  const text = isLive ? '' : await response.text();
  if (isLive) hangUp.abort();
  return { status: response.status, text, correlationId };
}

export type Example = {
  /** Makes a request about things of the cast's school that were made for it alone; `owner` is the one it is about, of the caller's role. */
  call: (cast: Cast, owner: Person) => Promise<Call> | Call;
  /** The actions whose audit rows its success leaves, or why there is none. Reading leaves none. */
  audit?: readonly string[] | { none: string };
};
