import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

type Item = { id: string; fullName: string };
const names = async (person: Person, path: string) => (await person.get(path)).body.items.map(({ fullName }: Item) => fullName);

describe('GET /users', () => {
  it('refuses students', async () => {
    expect((await (await (await server.buildSchool()).student()).get('/users')).status).toBe(403);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'cursor=x',
    'cursor=WyJhIl0',
    'role=OWNER',
    'status=GONE',
    'q=%00',
    'page=2',
    `q=${'x'.repeat(121)}`,
  ])('refuses ?%s', async (query) => {
    const admin = await (await server.buildSchool()).admin();
    expect((await admin.get(`/users?${query}`)).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('shows an instructor students only, whatever they ask for', async () => {
    const school = await server.buildSchool();
    const [instructor, student] = [await school.instructor(), await school.student()];
    await school.admin();
    expect(await names(instructor, '/users')).toEqual([student.fullName]);
    expect(await names(instructor, '/users?role=ADMIN')).toEqual([]);
    const [seen] = (await instructor.get('/users')).body.items;
    expect(seen.can).toEqual({ update: false, approve: false, suspend: false, reactivate: false, erase: false });
  });

  it('shows an admin the whole school by name, no other school, and no hash', async () => {
    const [school, other] = [await server.buildSchool(), await server.buildSchool()];
    const admin = await school.admin({ fullName: 'Cleo', password: 'correct horse battery' });
    await school.student({ fullName: 'Bo', status: 'PENDING' });
    await school.instructor({ fullName: 'Ada' });
    await other.student();
    const { body, text } = await admin.get('/users');
    expect(body).toMatchObject({ items: [{ fullName: 'Ada' }, { fullName: 'Bo' }, { fullName: 'Cleo' }], nextCursor: null });
    expect(text).not.toMatch(/argon2|hash/i);
    expect(body.items[1].can).toEqual({ update: true, approve: true, suspend: true, reactivate: false, erase: false });
  });

  it('filters by role, status and text', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin({ fullName: 'Zoe Admin', email: 'zoe@example.test' });
    await school.student({ fullName: 'Ángela 100% Ruiz', email: 'angela_r@example.test' });
    await school.student({ fullName: 'Bob Backslash\\', email: 'bob@other.test', status: 'PENDING' });
    await school.instructor({ fullName: 'Cay Fraser', email: 'cay@example.test' });
    const found = (query: string) => names(admin, `/users?${query}`);
    expect(new Set(await found('role=STUDENT'))).toEqual(new Set(['Ángela 100% Ruiz', 'Bob Backslash\\']));
    expect(await found('role=STUDENT&status=PENDING')).toEqual(['Bob Backslash\\']);
    expect(await found('q=ANGELA_R')).toEqual(['Ángela 100% Ruiz']);
    expect(await found('q=ÁNGELA')).toEqual(['Ángela 100% Ruiz']);
    expect(await found('q=fraser')).toEqual(['Cay Fraser']);
    expect(await found('q=other.test')).toEqual(['Bob Backslash\\']);
    expect(await found('q=')).toHaveLength(4);
    // What LIKE would take for a wildcard stands for itself.
    expect(await found('q=%25')).toEqual(['Ángela 100% Ruiz']);
    expect(await found('q=_')).toEqual(['Ángela 100% Ruiz']);
    expect(await found('q=%5C')).toEqual(['Bob Backslash\\']);
    expect(await found("q=' OR 1=1 --")).toEqual([]);
  });

  it('pages by name without a person twice or none, though others join meanwhile and some share a name', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin({ fullName: 'Same Name' });
    const fullNames = ['Same Name', 'Same Name', 'Ada', 'Émile', 'emil', 'Zoë', "O'Neil", '李雷', 'ada'];
    const people = [admin, ...(await Promise.all(fullNames.map((fullName) => school.student({ fullName }))))];
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: { items: Item[]; nextCursor: string | null } } = await admin.get(
        `/users?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      expect(page.body.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
      await school.student({ fullName: 'Aaa, who comes before all' });
    }
    expect(new Set(seen).size).toBe(seen.length);
    for (const { id } of people) expect(seen).toContain(id);
  });
});

describe('GET /instructors', () => {
  it('refuses who is not signed in', async () => {
    expect((await server.anyone.get('/instructors')).status).toBe(401);
  });

  it('names the school’s active instructors to students too, and says no more of them', async () => {
    const [school, other] = [await server.buildSchool(), await server.buildSchool()];
    const student = await school.student();
    const [nia, ada] = [await school.instructor({ fullName: 'Nia' }), await school.instructor({ fullName: 'Ada' })];
    await school.instructor({ status: 'SUSPENDED' });
    await other.instructor();
    const first = await student.get('/instructors?limit=1');
    expect(first.body).toEqual({ items: [{ id: ada.id, fullName: 'Ada' }], nextCursor: expect.any(String) });
    const second = await student.get(`/instructors?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body).toEqual({ items: [{ id: nia.id, fullName: 'Nia' }], nextCursor: null });
  });
});

describe('GET /users/:id', () => {
  it('refuses students, and shows an instructor students only', async () => {
    const school = await server.buildSchool();
    const [student, instructor, admin] = [await school.student(), await school.instructor(), await school.admin()];
    expect((await student.get(`/users/${student.id}`)).status).toBe(403);
    expect((await instructor.get(`/users/${admin.id}`)).status).toBe(404);
    expect((await instructor.get('/users/none')).status).toBe(404);
    const { body } = await instructor.get(`/users/${student.id}`);
    expect(body).toMatchObject({ id: student.id, email: student.email, invited: null, hasSecondFactor: null });
  });

  it('tells an admin whether a person has yet to set a password', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin({ password: 'correct horse battery' });
    const { body: made } = await admin.post('/users').send({ email: 'nora@example.test', fullName: 'Nora Vance', role: 'STUDENT' });
    const seen = await admin.get(`/users/${made.id}`);
    expect(seen.body).toMatchObject({ fullName: 'Nora Vance', invited: true, hasSecondFactor: false });
    expect(seen.text).not.toMatch(/argon2|hash/i);
    expect((await admin.get(`/users/${admin.id}`)).body.invited).toBe(false);
  });
});
