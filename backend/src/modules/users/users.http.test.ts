import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ACTIONS = ['approve', 'suspend', 'reactivate'] as const;

describe('changing people', () => {
  it('is for admins only', async () => {
    const school = await server.buildSchool();
    const target = await school.student({ status: 'PENDING' });
    for (const person of [await school.student(), await school.instructor()]) {
      for (const action of ACTIONS) expect((await person.post(`/users/${target.id}/${action}`).send({})).status).toBe(403);
      expect((await person.patch(`/users/${target.id}`).send({ role: 'ADMIN' })).status).toBe(403);
      expect((await person.patch(`/users/${person.id}`).send({ role: 'ADMIN' })).status).toBe(403);
    }
    expect((await server.anyone.post(`/users/${target.id}/approve`).send({})).status).toBe(401);
  });

  it('answers 404 to another school’s admin, for no one and for what is no id', async () => {
    const school = await server.buildSchool();
    const target = await school.student({ status: 'PENDING' });
    const stranger = await (await server.buildSchool()).admin();
    for (const id of [target.id, '01930000-0000-7000-8000-000000000000', 'me', '%00']) {
      for (const action of ACTIONS) {
        expect((await stranger.post(`/users/${id}/${action}`).send({})).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      }
      expect((await stranger.patch(`/users/${id}`).send({ fullName: 'Mallory' })).status).toBe(404);
    }
    expect(await school.auditRows()).toEqual([]);
  });

  it('refuses an old version', async () => {
    const school = await server.buildSchool();
    const [admin, student] = [await school.admin(), await school.student()];
    for (const path of ['/suspend', '']) {
      const answer = await admin[path ? 'post' : 'patch'](`/users/${student.id}${path}`)
        .set('If-Match', '"2"')
        .send(path ? {} : { fullName: 'Ada' });
      expect(answer.body).toMatchObject({ status: 412, code: 'STALE_VERSION' });
    }
  });
});

describe('POST /users/:id/approve, /suspend and /reactivate', () => {
  it.each([
    ['approve', 'ACTIVE', 'ACTIVE'],
    ['approve', 'SUSPENDED', 'ACTIVE'],
    ['suspend', 'SUSPENDED', 'SUSPENDED'],
    ['reactivate', 'PENDING', 'ACTIVE'],
    ['reactivate', 'ACTIVE', 'ACTIVE'],
  ] as const)('refuses to %s a person who is %s', async (action, from, to) => {
    const school = await server.buildSchool();
    const [admin, student] = [await school.admin(), await school.student({ status: from })];
    const { body } = await admin.post(`/users/${student.id}/${action}`).send({});
    expect(body).toMatchObject({ status: 409, code: 'INVALID_TRANSITION', from, to });
  });

  it('lets a person in, out and in again, each with its audit row and one message', async () => {
    const school = await server.buildSchool();
    const [admin, student] = [await school.admin(), await school.student({ status: 'PENDING' })];
    const act = async (action: (typeof ACTIONS)[number]) => (await admin.post(`/users/${student.id}/${action}`)).body;
    const can = { update: true, approve: false, suspend: true, reactivate: false, erase: false };
    expect(await act('approve')).toMatchObject({ id: student.id, status: 'ACTIVE', version: 2, can });
    expect(await act('suspend')).toMatchObject({
      status: 'SUSPENDED',
      version: 3,
      can: { ...can, suspend: false, reactivate: true, erase: true },
    });
    expect(await act('reactivate')).toMatchObject({ status: 'ACTIVE', version: 4, can });
    const common = { userId: admin.id, actorName: admin.fullName, resourceType: 'user', resourceId: student.id };
    expect(await school.auditRows()).toMatchObject([
      { ...common, action: 'user.approve', before: { status: 'PENDING', version: 1 }, after: { status: 'ACTIVE', version: 2 } },
      { ...common, action: 'user.suspend', before: { status: 'ACTIVE' }, after: { status: 'SUSPENDED' } },
      { ...common, action: 'user.reactivate', before: { status: 'SUSPENDED' }, after: { status: 'ACTIVE' } },
    ]);
    expect(await school.outbox()).toMatchObject([{ topic: 'user.approved', recipientId: student.id, payload: { userId: student.id } }]);
  });

  it('approves once when several admins do at the same moment', async () => {
    const school = await server.buildSchool();
    const [admin, student] = [await school.admin(), await school.student({ status: 'PENDING' })];
    const answers = await Promise.all(Array.from({ length: 5 }, () => admin.post(`/users/${student.id}/approve`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(await school.outbox('user.approved')).toHaveLength(1);
  });

  it('turns away a person who waits', async () => {
    const school = await server.buildSchool();
    const [admin, student] = [await school.admin(), await school.student({ status: 'PENDING' })];
    expect((await admin.post(`/users/${student.id}/suspend`)).body.status).toBe('SUSPENDED');
  });
});

describe('PATCH /users/:id', () => {
  it.each([
    ['nothing', {}],
    ['an unknown role', { role: 'OWNER' }],
    ['a status', { status: 'ACTIVE' }],
    ['an e-mail address', { email: 'other@example.test' }],
    ['an empty name', { fullName: '' }],
  ])('refuses %s', async (_what, body) => {
    const school = await server.buildSchool();
    const [admin, student] = [await school.admin(), await school.student()];
    expect((await admin.patch(`/users/${student.id}`).send(body)).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('changes name and role, each with its audit row, and writes nothing where nothing changes', async () => {
    const school = await server.buildSchool();
    const [admin, person] = [await school.admin(), await school.student({ fullName: 'Ada Reyes' })];
    const { body } = await admin.patch(`/users/${person.id}`).send({ fullName: 'Ada Fraser', role: 'INSTRUCTOR' });
    expect(body).toMatchObject({ fullName: 'Ada Fraser', role: 'INSTRUCTOR', version: 2 });
    expect((await admin.patch(`/users/${person.id}`).send({ role: 'INSTRUCTOR' })).body.version).toBe(2);
    const [before, after] = [
      { fullName: 'Ada Reyes', role: 'STUDENT' },
      { fullName: 'Ada Fraser', role: 'INSTRUCTOR' },
    ];
    expect(await school.auditRows()).toMatchObject([
      { action: 'user.role_change', before, after },
      { action: 'user.update', before, after },
    ]);
  });
});

describe('the last administrator', () => {
  it('can be neither demoted nor suspended, by themselves either', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    await school.admin({ status: 'SUSPENDED' });
    await school.admin({ status: 'PENDING' });
    await (await server.buildSchool()).admin();
    const refusal = { status: 409, code: 'LAST_ADMIN' };
    expect((await admin.post(`/users/${admin.id}/suspend`)).body).toMatchObject(refusal);
    expect((await admin.patch(`/users/${admin.id}`).send({ role: 'STUDENT' })).body).toMatchObject(refusal);
    expect((await admin.patch(`/users/${admin.id}`).send({ fullName: 'Still Here', role: 'ADMIN' })).status).toBe(200);
  });

  it('is not one who waits or is suspended already', async () => {
    const school = await server.buildSchool();
    const [admin, suspended] = [await school.admin(), await school.admin({ status: 'SUSPENDED' })];
    expect((await admin.patch(`/users/${suspended.id}`).send({ role: 'STUDENT' })).body.role).toBe('STUDENT');
  });

  it('remains when all admins demote and suspend one another at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const school = await server.buildSchool();
      const admins = await Promise.all(Array.from({ length: 4 }, () => school.admin()));
      // Warm: whoever is demoted first must still be believed when their own request arrives.
      await Promise.all(admins.map((admin) => admin.get('/auth/me')));
      const shutOut = (by: Person, whom: Person, n: number) =>
        n % 2 ? by.post(`/users/${whom.id}/suspend`).send({}) : by.patch(`/users/${whom.id}`).send({ role: 'STUDENT' });
      const answers = await Promise.all(
        admins.flatMap((by, n) => admins.filter((whom) => whom !== by).map((whom) => shutOut(by, whom, n))),
      );
      for (const { status } of answers) expect([200, 401, 403, 409]).toContain(status);
      const left = await school.inScope(({ tx, tenantId }) => tx.user.count({ where: { tenantId, role: 'ADMIN', status: 'ACTIVE' } }));
      expect(left).toBe(1);
    }
  });
});
