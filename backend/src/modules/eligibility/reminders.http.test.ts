import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import { startReplica } from '#test/replica.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { remindOfDocuments } from './index.ts';

let server: TestServer;
let databaseUrl: string;

beforeAll(async () => {
  server = await startTestServer({ through: (url) => Promise.resolve((databaseUrl = url)) });
});
afterAll(() => server.stop());

const MEDICAL = { kind: 'MEDICAL', title: 'Class 2', validFrom: '2025-01-01', validUntil: '2026-07-15' };

/** A school in New York with a medical that lapses on 15 July. */
async function setting(document: object = MEDICAL) {
  const school = await server.buildSchool({ timeZone: 'America/New_York' });
  const [admin, student] = [await school.admin(), await school.student({ fullName: 'Ada R' })];
  const { id } = (await admin.post(`/users/${student.id}/documents`).send(document)).body;
  return { school, admin, student, id };
}

/** Runs the job at an instant. */
async function at(school: School, instant: string): Promise<[topic: string, recipientId: string | null][]> {
  const stood = server.clock.now();
  server.clock.set(new Date(instant));
  await school.inScope(remindOfDocuments);
  server.clock.set(stood);
  return (await school.outbox()).map(({ topic, recipientId }) => [topic, recipientId]);
}

describe('reminders of documents', () => {
  it('come once a month and once a week before the last day, by the school’s calendar', async () => {
    const { school, admin, student } = await setting();
    // 14 June, 23:59 in New York: 31 days before.
    expect(await at(school, '2026-06-15T03:59:00.000Z')).toEqual([]);
    const month = [['document.lapses_soon', student.id]];
    for (const instant of ['2026-06-15T04:00:00.000Z', '2026-06-20T12:00:00.000Z', '2026-07-08T03:59:00.000Z']) {
      expect(await at(school, instant)).toEqual(month);
    }
    const week = [...month, ['document.lapses', student.id], ['document.lapses', admin.id]];
    for (const instant of ['2026-07-08T04:00:00.000Z', '2026-07-15T12:00:00.000Z', '2026-08-01T12:00:00.000Z']) {
      expect(await at(school, instant)).toEqual(week);
    }
  });

  it('speak once where the last week has begun, and of what lapsed long ago not at all', async () => {
    const { school, admin, student } = await setting();
    await admin.post(`/users/${student.id}/documents`).send({ ...MEDICAL, kind: 'LICENCE', validUntil: '2026-01-01' });
    expect((await at(school, '2026-07-14T12:00:00.000Z')).map(([topic]) => topic)).toEqual(['document.lapses', 'document.lapses']);
  });

  it('come anew for a new last day, and not for what was renewed, archived or belongs to who left', async () => {
    const { school, admin, student, id } = await setting();
    await at(school, '2026-06-20T12:00:00.000Z');
    await admin.patch(`/documents/${id}`).send({ title: 'Class 2 medical' });
    expect(await at(school, '2026-06-21T12:00:00.000Z')).toHaveLength(1);
    await admin.patch(`/documents/${id}`).send({ validUntil: '2026-07-16' });
    expect(await at(school, '2026-06-21T12:00:00.000Z')).toHaveLength(2);
    const renewed = (await admin.post(`/users/${student.id}/documents`).send({ ...MEDICAL, validUntil: '2027-07-15' })).body;
    expect(await at(school, '2026-07-10T12:00:00.000Z')).toHaveLength(2);
    await admin.delete(`/documents/${renewed.id}`);
    await admin.delete(`/documents/${id}`);
    expect(await at(school, '2026-07-10T12:00:00.000Z')).toHaveLength(2);
    await admin.post(`/documents/${id}/restore`).send({});
    await admin.post(`/users/${student.id}/suspend`).send({});
    expect(await at(school, '2026-07-10T12:00:00.000Z')).toHaveLength(2);
  });

  it('come once from two replicas that sweep at the same time, in every round', async () => {
    const replica = await startReplica({ databaseUrl, clock: server.clock });
    try {
      for (let round = 0; round < 5; round += 1) {
        const { school, admin, student } = await setting();
        const others: Person[] = await Promise.all([school.student(), school.student()]);
        for (const other of others) await admin.post(`/users/${other.id}/documents`).send(MEDICAL);
        const setup = { tenantId: school.id, actor: null, correlationId: 'sweep', ip: null, now: new Date('2026-06-20T12:00:00.000Z') };
        const sweeps = [server.services, replica.services, server.services, replica.services];
        await Promise.all(sweeps.map(({ inScope }) => inScope(setup, remindOfDocuments)));
        const told = (await school.outbox('document.lapses_soon')).map(({ recipientId }) => recipientId);
        expect(told.toSorted()).toEqual([student.id, ...others.map(({ id }) => id)].toSorted());
      }
    } finally {
      await replica.stop();
    }
  });

  it('are sent all the same by the next sweep where one crashed half-way', async () => {
    const { school, student } = await setting();
    const setup = { tenantId: school.id, actor: null, correlationId: 'sweep', ip: null, now: new Date('2026-06-20T12:00:00.000Z') };
    const crash = server.services.inScope(setup, async (scope) => {
      await remindOfDocuments(scope);
      throw new Error('The process died');
    });
    await expect(crash).rejects.toThrow('died');
    expect(await school.outbox()).toEqual([]);
    expect(await at(school, '2026-06-20T12:00:00.000Z')).toEqual([['document.lapses_soon', student.id]]);
  });
});
