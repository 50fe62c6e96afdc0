import { inflateSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createClient } from '#test/client.ts';
import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const QUESTIONS = [{ id: 'q1', kind: 'TRUE_FALSE', prompt: 'Is fog a cloud?', correct: true }];

/** A published course of two texts and a quiz. */
async function aCourse(fullName = 'Ada Byron') {
  const school: School = await server.buildSchool();
  const [author, student] = [await school.instructor(), await school.student({ fullName })];
  const course = (await author.post('/courses').send({ title: 'Weather' })).body.id as string;
  const moduleId = (await author.post(`/courses/${course}/modules`).send({ title: 'Fog' })).body.id as string;
  const add = async (body: object) => (await author.post(`/modules/${moduleId}/lessons`).send(body)).body.id as string;
  const texts = [await add({ title: 'One', type: 'TEXT', content: 'a' }), await add({ title: 'Two', type: 'TEXT', content: 'b' })];
  const quiz = await add({ title: 'Asked', type: 'QUIZ', quiz: { questions: QUESTIONS } });
  await author.patch(`/courses/${course}`).send({ status: 'PUBLISHED' });
  return { school, author, student, course, moduleId, texts, quiz };
}

async function pass(student: Person, quiz: string): Promise<void> {
  const { id } = (await student.post(`/lessons/${quiz}/attempts`).send({})).body;
  await student.post(`/attempts/${id}/submit`).send({ answers: { q1: true } });
}

async function complete(student: Person, { texts, quiz }: { texts: string[]; quiz: string }): Promise<void> {
  for (const text of texts) await student.post(`/lessons/${text}/complete`).send({});
  await pass(student, quiz);
}

const certificatesOf = async (person: Person, query = '') => (await person.get(`/certificates${query}`)).body.items;

describe('a certificate', () => {
  it('comes with the last lesson, not before, once, with its row in the log and a message', async () => {
    const { school, author, student, course, texts, quiz } = await aCourse();
    for (const text of texts) await student.post(`/lessons/${text}/complete`).send({});
    expect(await certificatesOf(student)).toEqual([]);
    await pass(student, quiz);
    await pass(student, quiz);
    const [certificate, ...others] = await certificatesOf(student);
    expect(others).toEqual([]);
    expect(certificate).toMatchObject({ courseId: course, courseTitle: 'Weather', student: { id: student.id }, revokedAt: null });
    expect(certificate.can).toEqual({ revoke: false });
    const rows = await school.auditRows('certificate.issue');
    expect(rows).toMatchObject([{ resourceId: certificate.id, after: { studentId: student.id, courseId: course } }]);
    expect(JSON.stringify(rows)).not.toContain(certificate.code);
    expect((await school.outbox()).map(({ topic }) => topic)).toEqual(['certificate.issued']);
    expect(await certificatesOf(author, `?studentId=${student.id}`)).toHaveLength(1);
    expect(await certificatesOf(await school.student())).toEqual([]);
  });

  it('is one, however many lessons are completed at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { student, texts, quiz } = await aCourse();
      await pass(student, quiz);
      await Promise.all([...texts, ...texts].map((text) => student.post(`/lessons/${text}/complete`).send({})));
      expect(await certificatesOf(student)).toHaveLength(1);
    }
  });

  it('stays when the course grows', async () => {
    const made = await aCourse();
    await complete(made.student, made);
    await made.author.post(`/modules/${made.moduleId}/lessons`).send({ title: 'Three', type: 'TEXT' });
    expect(await certificatesOf(made.student)).toHaveLength(1);
  });

  it('is verified by anyone who has its code, and only so', async () => {
    const made = await aCourse();
    await complete(made.student, made);
    const [{ id, code, issuedAt }] = await certificatesOf(made.student);
    const anyone = createClient(server.url);
    const told = await anyone.get(`/verify/certificates/${code}`);
    expect(told.status).toBe(200);
    expect(told.body).toMatchObject({ studentName: 'Ada Byron', courseTitle: 'Weather', issuedAt, revokedAt: null });
    const other = `${code.slice(0, -4)}${code.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    for (const wrong of [other, 'A'.repeat(43)]) expect((await anyone.get(`/verify/certificates/${wrong}`)).status).toBe(404);
    expect((await anyone.get('/verify/certificates/short')).status).toBeGreaterThanOrEqual(400);

    const admin = await made.school.admin();
    expect((await made.author.post(`/certificates/${id}/revoke`).send({ reason: 'Mistake' })).status).toBe(403);
    expect((await admin.post(`/certificates/${id}/revoke`).send({ reason: ' ' })).status).toBe(400);
    expect((await admin.post(`/certificates/${id}/revoke`).send({ reason: 'Mistake' })).body).toMatchObject({ revokeReason: 'Mistake' });
    expect((await admin.post(`/certificates/${id}/revoke`).send({ reason: 'Again' })).body.code).toBe('INVALID_TRANSITION');
    expect((await anyone.get(`/verify/certificates/${code}`)).body.revokedAt).not.toBeNull();
  });

  it.each(['Ada Byron', 'Zażółć Gęślą', 'Αθηνά Παπαδοπούλου', 'Дмитрий Менделеев'])('is printed with the name %s', async (fullName) => {
    const made = await aCourse(fullName);
    await complete(made.student, made);
    const [{ id }] = await certificatesOf(made.student);
    const answer = await made.student.get(`/certificates/${id}/pdf`).responseType('blob');
    expect(answer.headers['content-type']).toContain('application/pdf');
    expect(answer.body.subarray(0, 5).toString()).toBe('%PDF-');
    const letters = lettersOf(answer.body);
    for (const letter of new Set(fullName.replaceAll(' ', ''))) expect(letters, letter).toContain(letter);
    expect((answer.body.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length).toBe(1);
  });
});

/** Every letter that the fonts of a PDF say they stand for: what a reader can search and copy. */
function lettersOf(pdf: Buffer): Set<string> {
  const letters = new Set<string>();
  const text = pdf.toString('latin1');
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const from = match.index + match[0].length;
    const stream = readable(pdf.subarray(from, text.indexOf('endstream', from)));
    if (!stream.includes('beginbfrange') && !stream.includes('beginbfchar')) continue;
    for (const [hex] of stream.matchAll(/(?<=<)[0-9a-f]{4}(?=[> ])/gi)) letters.add(String.fromCharCode(Number.parseInt(hex, 16)));
  }
  return letters;
}

function readable(stream: Buffer): string {
  try {
    return inflateSync(stream).toString('latin1');
  } catch {
    return '';
  }
}
