import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestServer, type TestServer } from '#test/server.ts';
import { v7 as uuidv7 } from 'uuid';

const NOW = new Date('2026-03-20T12:00:00.000Z');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

type Lesson = { day: number; hours?: number; status?: 'COMPLETED' | 'CANCELLED'; late?: boolean; noShow?: boolean; remarks?: string };

/** A student with lessons in March 2026. */
async function setting(lessons: readonly Lesson[] = []) {
  const school = await server.buildSchool();
  const [admin, instructor, student] = [await school.admin(), await school.instructor(), await school.student()];
  await school.inScope(async ({ tx, tenantId }) => {
    for (const { day, hours = 1, status = 'COMPLETED', late = false, noShow = false, remarks = null } of lessons) {
      const startsAt = new Date(Date.UTC(2026, 2, day, 10));
      await tx.booking.create({
        data: {
          ...{ tenantId, id: uuidv7(), status, startsAt, endsAt: new Date(startsAt.getTime() + hours * 3_600_000), remarks },
          ...{ studentId: student.id, instructorId: instructor.id, outcome: status === 'COMPLETED' ? 'Passed' : null },
          ...{ lateCancellation: late, cancelReason: status === 'CANCELLED' ? (noShow ? 'NO_SHOW' : 'STUDENT') : null },
        },
        select: { id: true },
      });
    }
  });
  return { school, admin, instructor, student };
}

const MARCH: Lesson[] = [
  { day: 2 },
  { day: 4, hours: 2, remarks: '=HYPERLINK("x")' },
  { day: 9, status: 'CANCELLED', late: true },
  { day: 10, status: 'CANCELLED', noShow: true },
  { day: 16, hours: 1.5 },
];

describe('a training record', () => {
  it('is nobody else’s among students, and staff say whose', async () => {
    const { school, admin, instructor, student } = await setting(MARCH);
    const other = await school.student();
    const foreign = await setting();
    for (const kind of ['', '.csv', '.pdf']) {
      const path = `/training-record${kind}`;
      expect((await other.get(`${path}?studentId=${student.id}`)).status, kind).toBe(404);
      expect((await admin.get(path)).status, kind).toBe(400);
      expect((await admin.get(`${path}?studentId=${instructor.id}`)).status, kind).toBe(404);
      expect((await foreign.admin.get(`${path}?studentId=${student.id}`)).status, kind).toBe(404);
    }
  });

  it('lists what took place, the newest first and page by page, with totals of all of it', async () => {
    const { instructor, student } = await setting(MARCH);
    const { body } = await student.get('/training-record?limit=2');
    expect(body.totals).toEqual({
      ...{ lessons: 3, minutes: 270, lateCancellations: 1, noShows: 1 },
      kinds: [{ name: null, lessons: 3, minutes: 270 }],
    });
    expect(body.items.map(({ minutes }: { minutes: number }) => minutes)).toEqual([90, 120]);
    expect(body.items[0]).toMatchObject({ instructor: { id: instructor.id }, outcome: 'Passed' });
    const next = (await student.get(`/training-record?limit=2&cursor=${body.nextCursor}`)).body;
    expect([next.items.length, next.nextCursor, next.totals]).toEqual([1, null, body.totals]);
  });

  it('keeps to a period, the end excluded', async () => {
    const { admin, student } = await setting(MARCH);
    const period = 'from=2026-03-02T10:00:00.000Z&to=2026-03-16T10:00:00.000Z';
    const { body } = await admin.get(`/training-record?studentId=${student.id}&${period}`);
    expect(body.totals).toMatchObject({ lessons: 2, minutes: 180, lateCancellations: 1 });
    expect((await admin.get(`/training-record?studentId=${student.id}&to=2026-03-02T10:00:00.000Z`)).body.totals).toEqual({
      ...{ lessons: 0, minutes: 0, lateCancellations: 0, noShows: 0 },
      kinds: [],
    });
  });

  it('is a table no cell of which is a formula', async () => {
    const { student } = await setting(MARCH);
    const { text, headers } = await student.get('/training-record.csv');
    expect(headers['content-type']).toContain('text/csv');
    const rows: string[][] = parse(text, { bom: true });
    expect(rows).toHaveLength(4);
    expect(rows[1]?.slice(0, 3)).toEqual(['2026-03-02T10:00:00.000Z', '2026-03-02T11:00:00.000Z', '60']);
    expect(rows[2]?.at(-1)).toBe('\'=HYPERLINK("x")');
  });

  it('is a document with as many pages as it takes', async () => {
    const pagesOf = async (lessons: readonly Lesson[]) => {
      const { student } = await setting(lessons);
      const { body, headers } = await student
        .get('/training-record.pdf')
        .buffer(true)
        .parse((response, done) => {
          const pieces: Buffer[] = [];
          response.on('data', (piece: Buffer) => pieces.push(piece));
          response.on('end', () => done(null, Buffer.concat(pieces)));
        });
      expect(headers['content-type']).toBe('application/pdf');
      return (body as Buffer).toString('latin1').match(/\/Type \/Page\b/g)?.length;
    };
    expect(await pagesOf([])).toBe(1);
    expect(await pagesOf(MARCH)).toBe(1);
    const many = Array.from({ length: 60 }, (_, nth): Lesson => ({
      day: nth - 60,
      remarks: 'Circuits, flapless and glide approaches. '.repeat(3),
    }));
    expect(await pagesOf(many)).toBeGreaterThan(2);
  });
});
