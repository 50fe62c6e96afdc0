import { bookings, identity } from '@flightline/backend/contract';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { fakeServer, refusal } from '../../test/fake-server.ts';
import { buildBooking, SCHOOL, signedIn } from '../../test/people.ts';

/** A fresh tab: its modules hold the session. */
async function openTab() {
  vi.resetModules();
  const { call } = await import('./api-client.ts');
  const { sessionStore } = await import('./session-store.ts');
  return { call, sessionStore };
}

const page = { body: { items: [buildBooking()], nextCursor: null } };
const unauthenticated = refusal(401, 'UNAUTHENTICATED');
const bearer = (token: string) => `Bearer ${token}`;

beforeEach(() => localStorage.clear());

describe('a call', () => {
  it('carries the access token, writes instants as ISO and reads them as dates', async () => {
    const server = fakeServer({ 'POST /auth/refresh': () => signedIn('one'), 'GET /bookings': () => page });
    const { call, sessionStore } = await openTab();
    await sessionStore.restore();
    const { items } = await call(bookings.listBookings, { query: { from: new Date('2026-11-23T00:00:00Z'), limit: 5 } });
    expect(items[0]?.startsAt).toEqual(new Date('2026-12-01T14:00:00.000Z'));
    const [request] = server.to('GET /bookings');
    expect(request?.headers.get('authorization')).toBe(bearer('one'));
    expect(request?.path).toBe('/bookings?from=2026-11-23T00%3A00%3A00.000Z&limit=5');
  });

  it('renews a refused token once, silently, and tries again', async () => {
    const tokens = ['one', 'two'];
    const server = fakeServer({
      'POST /auth/refresh': () => signedIn(tokens.shift() ?? 'none'),
      'GET /bookings': ({ headers }) => (headers.get('authorization') === bearer('two') ? page : unauthenticated),
    });
    const { call, sessionStore } = await openTab();
    await sessionStore.restore();
    expect((await call(bookings.listBookings, {})).items).toHaveLength(1);
    expect(server.to('GET /bookings')).toHaveLength(2);
    expect(server.to('POST /auth/refresh')).toHaveLength(2);
  });

  it('asks for one new token when many calls are refused at once', async () => {
    const tokens = ['one', 'two', 'three'];
    const server = fakeServer({
      'POST /auth/refresh': () => signedIn(tokens.shift() ?? 'none'),
      'GET /bookings': ({ headers }) => (headers.get('authorization') === bearer('one') ? unauthenticated : page),
    });
    const { call, sessionStore } = await openTab();
    await sessionStore.restore();
    await Promise.all(Array.from({ length: 8 }, () => call(bookings.listBookings, {})));
    expect(server.to('POST /auth/refresh')).toHaveLength(2);
  });

  it('renews a token that is about to end before it is refused', async () => {
    const server = fakeServer({ 'POST /auth/refresh': () => signedIn('brief', 'STUDENT', 20), 'GET /bookings': () => page });
    const { call, sessionStore } = await openTab();
    await sessionStore.restore();
    await call(bookings.listBookings, {});
    expect(server.to('POST /auth/refresh')).toHaveLength(2);
  });

  it('ends the session when the cookie is refused, too', async () => {
    let alive = true;
    fakeServer({
      'POST /auth/refresh': () => (alive ? signedIn('one') : unauthenticated),
      'GET /bookings': () => unauthenticated,
    });
    const { call, sessionStore } = await openTab();
    await sessionStore.restore();
    alive = false;
    await expect(call(bookings.listBookings, {})).rejects.toMatchObject({ problem: { code: 'UNAUTHENTICATED' } });
    expect(sessionStore.get()).toEqual({ status: 'signed-out', because: 'expired' });
  });

  it('does not take a wrong current password for an old token', async () => {
    const server = fakeServer({
      'POST /auth/refresh': () => signedIn('one'),
      'POST /auth/password': () => refusal(401, 'INVALID_CREDENTIALS'),
    });
    const { call, sessionStore } = await openTab();
    await sessionStore.restore();
    const body = { currentPassword: 'wrong', newPassword: 'a long and windy runway' };
    await expect(call(identity.changePassword, { body })).rejects.toMatchObject({ problem: { code: 'INVALID_CREDENTIALS' } });
    expect(server.to('POST /auth/refresh')).toHaveLength(1);
  });
});

describe('a booking write', () => {
  const write = { params: { id: buildBooking().id }, body: { reason: 'WEATHER' as const } };

  it('carries the version one saw, and one idempotency key through both tries', async () => {
    const tokens = ['one', 'two'];
    const path = `POST /bookings/${write.params.id}/cancel`;
    const server = fakeServer({
      'POST /auth/refresh': () => signedIn(tokens.shift() ?? 'none'),
      [path]: ({ headers }) => (headers.get('authorization') === bearer('two') ? { body: buildBooking() } : unauthenticated),
    });
    const { call, sessionStore } = await openTab();
    await sessionStore.restore();
    await call(bookings.cancelBooking, write, { ifMatch: 3 });
    const [first, second] = server.to(path);
    expect(first?.headers.get('if-match')).toBe('"3"');
    expect(first?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(second?.headers.get('idempotency-key')).toBe(first?.headers.get('idempotency-key'));
  });

  it('refuses on this side what the contract would refuse on the other', async () => {
    const server = fakeServer({ 'POST /auth/refresh': () => signedIn('one') });
    const { call, sessionStore } = await openTab();
    await sessionStore.restore();
    const body = { startsAt: new Date('2026-12-01T15:00:00Z'), endsAt: new Date('2026-12-01T14:00:00Z') };
    await expect(call(bookings.requestBooking, { body })).rejects.toThrow('Must be later than the start');
    expect(server.to('POST /bookings')).toHaveLength(0);
  });
});

describe('a failure', () => {
  it('is a NetworkError when no answer comes', async () => {
    fakeServer({});
    const { call } = await openTab();
    await expect(call(identity.listSchools, {})).rejects.toMatchObject({ name: 'NetworkError' });
  });

  it('tells how long to wait when there were too many', async () => {
    fakeServer({ 'POST /auth/login': () => ({ ...refusal(429, 'RATE_LIMITED'), headers: { 'retry-after': '840' } }) });
    const { sessionStore } = await openTab();
    const attempt = sessionStore.signIn({ tenantId: SCHOOL.id, email: 'a@b.test', password: 'x' });
    await expect(attempt).rejects.toMatchObject({ retryAfterSeconds: 840 });
  });

  it('is understood also when a proxy in between wrote it', async () => {
    fakeServer({ 'GET /auth/tenants': () => ({ status: 502, body: 'Bad Gateway' }) });
    const { call } = await openTab();
    await expect(call(identity.listSchools, {})).rejects.toMatchObject({ problem: { code: 'UNAVAILABLE', status: 502 } });
  });
});
