import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ERRORS, problemDetails } from '#contract';
import { routes } from '#src/routes.ts';

import { startTestServer, type TestServer } from './server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const raw = (method: 'get' | 'post' | 'put' | 'delete', path: string) => request(server.url)[method](path);

describe('every refusal', () => {
  it.each([
    ['an unknown address', () => raw('get', '/api/v1/nothing'), 404, 'NOT_FOUND'],
    ['an unknown address outside the API', () => raw('post', '/nothing'), 404, 'NOT_FOUND'],
    ['a method the address does not take', () => raw('put', '/api/v1/bookings'), 405, 'METHOD_NOT_ALLOWED'],
    ['a route without a token', () => raw('get', '/api/v1/bookings'), 401, 'UNAUTHENTICATED'],
    ['a token that is none', () => raw('get', '/api/v1/bookings').set('Authorization', 'Bearer x.y.z'), 401, 'UNAUTHENTICATED'],
    ['a broken escape', () => raw('get', '/api/v1/bookings/%E0%A4%A'), 400, 'VALIDATION_FAILED'],
    ['malformed JSON', () => raw('post', '/api/v1/auth/login').type('json').send('{"a":'), 400, 'VALIDATION_FAILED'],
    ['a body that is not JSON', () => raw('post', '/api/v1/auth/login').type('text/plain').send('hello'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a form', () => raw('post', '/api/v1/auth/login').type('form').send({ a: 'b' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['an empty body', () => raw('post', '/api/v1/auth/login'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'an unknown charset',
      () => raw('post', '/api/v1/auth/login').set('Content-Type', 'application/json; charset=x-none').send('{}'),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['a megabyte', () => raw('post', '/api/v1/auth/login').send({ email: 'x'.repeat(1_000_000) }), 413, 'PAYLOAD_TOO_LARGE'],
    ['a body that is no object', () => raw('post', '/api/v1/auth/login').send('[]').type('json'), 400, 'VALIDATION_FAILED'],
    [
      'an unknown field',
      () => raw('post', '/api/v1/auth/login').send({ tenantId: 'x', email: 'a@b.test', password: 'x', admin: true }),
      400,
      'VALIDATION_FAILED',
    ],
  ] as const)('of %s is problem+json with its code and correlation id', async (_what, send, status, code) => {
    const res = await send();
    expect(res.status, res.text).toBe(status);
    expect(res.headers['content-type']).toContain('application/problem+json');
    const body = problemDetails.parse(res.body);
    expect(body).toMatchObject({ status, code, title: ERRORS[code][1], correlationId: res.headers['x-correlation-id'] });
    expect(body.instance.startsWith('/')).toBe(true);
  });

  it('names the methods that an address takes', async () => {
    expect((await raw('put', '/api/v1/bookings')).headers.allow).toBe('POST, GET');
  });

  it('never repeats the query string, which may hold a secret', async () => {
    const res = await raw('get', '/api/v1/bookings?token=secret');
    expect(JSON.stringify(res.body)).not.toContain('secret');
  });
});

describe('the correlation id', () => {
  it.each(['abc-1.2_3', 'x'.repeat(128)])('%s is taken and echoed', async (given) => {
    expect((await raw('get', '/healthz').set('X-Correlation-Id', given)).headers['x-correlation-id']).toBe(given);
  });

  it.each(['a b', 'x'.repeat(129), '<script>', 'é'])('%s is replaced', async (given) => {
    const echoed = (await raw('get', '/healthz').set('X-Correlation-Id', encodeURI(given) === given ? given : 'a b')).headers[
      'x-correlation-id'
    ];
    expect(echoed).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('stands in the audit row of what the request did', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    await admin.post('/resources').set('X-Correlation-Id', 'trace-7').send({ name: 'Room 1', kind: 'ROOM' });
    const { body } = await admin.get('/audit-logs?correlationId=trace-7');
    expect(body.items).toMatchObject([
      { action: 'resource.create', userId: admin.id, actorName: admin.fullName, correlationId: 'trace-7' },
    ]);
  });
});

describe('every answer', () => {
  it('carries a strict content security policy and does not say what serves it', async () => {
    const { headers } = await raw('get', '/healthz');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).not.toContain('unsafe-eval');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('the API’s own pages', () => {
  it('describe every route with its roles and refusals', async () => {
    const { body } = await raw('get', '/api/v1/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    for (const { endpoint } of routes) {
      const operation = body.paths[endpoint.path.replaceAll(/:(\w+)/g, '{$1}')]?.[endpoint.method];
      expect(operation, `${endpoint.method} ${endpoint.path}`).toBeDefined();
      for (const code of endpoint.errors ?? []) expect(operation.responses[ERRORS[code][0]].description).toContain(code);
      if (endpoint.body) expect(operation.responses['415']).toBeDefined();
    }
    expect(body.components.schemas.Booking.properties.startsAt).toBeDefined();
  });

  it('show a readable reference without an outside host or an inline script', async () => {
    const page = await raw('get', '/api/docs/');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/https?:\/\//);
    expect(page.text).not.toMatch(/<script>|onload=/);
    for (const file of ['swagger-ui-bundle.js', 'swagger-ui.css', 'start.js'])
      expect((await raw('get', `/api/docs/${file}`)).status).toBe(200);
  });

  it('tell health, readiness and metrics', async () => {
    expect((await raw('get', '/healthz')).body).toEqual({ status: 'ok' });
    expect((await raw('get', '/readyz')).body).toMatchObject({ status: 'ready', database: 'ok' });
    const metrics = await raw('get', '/metrics');
    expect(metrics.headers['content-type']).toContain('text/plain');
    expect(metrics.text).toContain('http_request_duration_seconds_bucket');
  });
});

describe('rate limits', () => {
  it('answer 429 with Retry-After and the limit’s state, each person counted apart', async () => {
    const strict = await startTestServer({ env: { RATE_LIMIT_BOOKING_MAX: '2', RATE_LIMIT_AUTH_MAX: '3' } });
    try {
      const school = await strict.buildSchool();
      const [student, other] = [await school.student(), await school.student()];
      const send = (person: typeof student) => person.post('/bookings').send({});
      expect([(await send(student)).status, (await send(student)).status]).toEqual([400, 400]);
      const refused = await send(student);
      expect(refused.body).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(refused.headers.ratelimit).toContain('r=0');
      expect((await send(other)).status).toBe(400);
      // A forged forwarded address buys nothing: no proxy is trusted.
      const login = (n: number) => strict.anyone.post('/auth/login').set('X-Forwarded-For', `10.0.0.${n}`).send({});
      const statuses = [];
      for (let n = 0; n < 4; n += 1) statuses.push((await login(n)).status);
      expect(statuses).toEqual([400, 400, 400, 429]);
    } finally {
      await strict.stop();
    }
  });
});
