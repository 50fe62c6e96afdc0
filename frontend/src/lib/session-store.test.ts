import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { fakeServer, refusal } from '../../test/fake-server.ts';
import { SCHOOL, signedIn } from '../../test/people.ts';
import { createSessionStore } from './session-store.ts';

const credentials = { tenantId: SCHOOL.id, email: 'student@alpha.test', password: 'Flightline-demo-1' };

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

describe('at load', () => {
  it('is signed in when the cookie is good', async () => {
    fakeServer({ 'POST /auth/refresh': () => signedIn('one') });
    const store = createSessionStore();
    expect(store.get().status).toBe('restoring');
    await store.restore();
    expect(store.get()).toMatchObject({ status: 'signed-in', school: { slug: 'alpha' } });
  });

  it('is signed out, by nobody’s fault, when there is none', async () => {
    fakeServer({ 'POST /auth/refresh': () => refusal(401, 'UNAUTHENTICATED') });
    const store = createSessionStore();
    await store.restore();
    expect(store.get()).toEqual({ status: 'signed-out', because: 'nobody' });
  });

  it('does not call a lost connection a lost session', async () => {
    fakeServer({});
    const store = createSessionStore();
    await store.restore();
    expect(store.get().status).toBe('unreachable');
    fakeServer({ 'POST /auth/refresh': () => signedIn('one') });
    await store.restore();
    expect(store.get().status).toBe('signed-in');
  });

  it('asks nothing on the sign-in page of a browser that never signed in', async () => {
    const server = fakeServer({ 'POST /auth/refresh': () => signedIn('one') });
    const store = createSessionStore();
    await store.restoreIfAny();
    expect(server.calls).toHaveLength(0);
    expect(store.get().status).toBe('signed-out');
  });
});

describe('signing in', () => {
  it('remembers the school, and keeps the token out of every storage', async () => {
    fakeServer({ 'POST /auth/login': () => signedIn('a-secret-token') });
    const store = createSessionStore();
    await store.signIn(credentials);
    expect(store.lastSchool()).toBe('alpha');
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('a-secret-token');
    expect(JSON.stringify(store.get())).not.toContain('a-secret-token');
  });

  it('makes another tab the same person', async () => {
    fakeServer({ 'POST /auth/login': () => signedIn('one', 'ADMIN'), 'POST /auth/refresh': () => signedIn('two', 'ADMIN') });
    const [here, there] = [createSessionStore(), createSessionStore()];
    await here.signIn(credentials);
    await vi.waitFor(() => expect(there.get()).toMatchObject({ status: 'signed-in', user: { role: 'ADMIN' } }));
  });
});

describe('signing out', () => {
  it('ends the session in every tab', async () => {
    fakeServer({ 'POST /auth/refresh': () => signedIn('one'), 'POST /auth/logout': () => ({ status: 204 }) });
    const [here, there] = [createSessionStore(), createSessionStore()];
    await Promise.all([here.restore(), there.restore()]);
    await here.signOut();
    expect(here.get()).toEqual({ status: 'signed-out', because: 'left' });
    await vi.waitFor(() => expect(there.get()).toEqual({ status: 'signed-out', because: 'left' }));
  });

  it('does not pretend when the server cannot be told', async () => {
    fakeServer({ 'POST /auth/refresh': () => signedIn('one') });
    const store = createSessionStore();
    await store.restore();
    await expect(store.signOut()).rejects.toThrow();
    expect(store.get().status).toBe('signed-in');
  });
});
