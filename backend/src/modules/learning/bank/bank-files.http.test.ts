import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { bank } from '#contract';
import type { Person } from '#test/person.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const anAuthor = async () => {
  const school = await server.buildSchool();
  return { school, author: await school.instructor() };
};
const send = (author: Person, text: string, query = 'format=gift') =>
  author.post(`/bank/import?${query}`).set('Content-Type', 'text/plain').send(text).buffer(true).parse(asText);
const linesOf = (answer: { body: unknown }) =>
  String(answer.body)
    .trimEnd()
    .split('\n')
    .map((line) => bank.importLine.parse(JSON.parse(line)));
const gift = (count: number, from = 0) => Array.from({ length: count }, (_, n) => `Is ${from + n} a number?{T}`).join('\n\n');

/** Supertest knows no NDJSON. */
function asText(answer: Response, done: (error: Error | null, text: string) => void): void {
  let text = '';
  answer.on('data', (piece: Buffer) => (text += piece.toString()));
  answer.on('end', () => done(null, text));
}

describe('a file of questions for the bank', () => {
  it('is refused as another type, in a format nobody knows, or with too many tags', async () => {
    const { author } = await anAuthor();
    expect((await author.post('/bank/import?format=gift').send({})).status).toBe(415);
    expect((await author.post('/bank/import?format=word').set('Content-Type', 'text/plain').send('a')).status).toBe(400);
    const many = Array.from({ length: 21 }, (_, n) => n).join(',');
    expect((await author.post(`/bank/import?format=gift&tags=${many}`).set('Content-Type', 'text/plain').send('a')).status).toBe(400);
  });

  it('arrives but for what is wrong or there already, each with its line and reason', async () => {
    const { school, author } = await anAuthor();
    const text = ['Is fog a cloud?{T}', 'Write{}', 'Is fog a cloud?{T}', '// [tag:Own]\nHigh?{=Cirrus ~Stratus}'].join('\n\n');
    const answer = await send(author, text, 'format=gift&tags=Weather, Low');
    expect(answer.headers['content-type']).toContain('application/x-ndjson');
    const [, result] = linesOf(answer);
    expect(result).toMatchObject({ done: true, imported: 2, skipped: 2, stopped: null });
    expect(result).toMatchObject({ problems: [{ line: 3 }, { line: 5, reason: 'The same question is in the bank already' }] });
    expect((await author.get('/bank/tags')).body.items).toMatchObject([{ tag: 'low', count: 2 }, { tag: 'own' }, { tag: 'weather' }]);
    expect(linesOf(await send(author, text)).at(-1)).toMatchObject({ imported: 0, skipped: 4 });
    expect(await school.auditRows('question.import')).toMatchObject([{ after: { imported: 2, skipped: 2, tags: ['weather', 'low'] } }]);
  });

  it('may be empty, and then nothing comes of it', async () => {
    const { school, author } = await anAuthor();
    expect(linesOf(await send(author, '\n'))).toEqual([{ imported: 0, skipped: 0, line: 0, done: true, problems: [], stopped: null }]);
    expect(await school.auditRows()).toEqual([]);
  });

  it('of 5,000 questions arrives whole, and tells of every hundred on its way', async () => {
    const { author } = await anAuthor();
    const lines = linesOf(await send(author, gift(5_000), 'format=gift&tags=numbers'));
    expect(lines).toHaveLength(51);
    expect(lines.slice(0, 50).map(({ imported }) => imported)).toEqual(Array.from({ length: 50 }, (_, n) => (n + 1) * 100));
    expect(lines.at(-1)).toMatchObject({ done: true, imported: 5_000, skipped: 0, stopped: null, problems: [] });
    expect((await author.get('/bank/tags')).body.items).toEqual([{ tag: 'numbers', count: 5_000 }]);
    const last = linesOf(await send(author, gift(5_050, 5_000))).at(-1);
    expect(last).toMatchObject({ imported: 5_000, stopped: expect.stringContaining('5,000') });
  }, 60_000);

  it('tells of the first hundred before the rest of it was sent', async () => {
    const { author } = await anAuthor();
    let goOn = () => undefined as void;
    const told = new Promise<void>((resolve) => (goOn = resolve));
    const body = (async function* () {
      yield new TextEncoder().encode(`${gift(150)}\n\n`);
      await told;
      yield new TextEncoder().encode(gift(50, 150));
    })();
    const headers = { 'Content-Type': 'text/plain', Authorization: `Bearer ${author.accessToken()}` };
    const response = await fetch(`${server.url}/api/v1/bank/import?format=gift`, { method: 'POST', headers, body, duplex: 'half' });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toContain('"imported":100');
    goOn();
    while (!(await reader?.read())?.done);
    expect((await author.get('/bank/questions?limit=1')).body.items).toHaveLength(1);
  });

  it.each(['gift', 'csv'])('exported as %s comes back as it was, tags included', async (format) => {
    const [here, there] = [await anAuthor(), await anAuthor()];
    const option = (text: string, correct: boolean) => ({ text, correct });
    const wide = { kind: 'SINGLE', prompt: 'Which?', options: [option('a', true), option('b', false), option('c', false)] };
    await here.author.post('/bank/questions').send({ question: wide, tags: ['kept', 'x'.repeat(60)] });
    await send(here.author, gift(250), 'format=gift&tags=kept');
    await send(here.author, 'Left out?{T}', 'format=gift&tags=other');
    const file = (await here.author.get(`/bank/export?format=${format}&tag=Kept`)).text;
    expect(linesOf(await send(there.author, file, `format=${format}`)).at(-1)).toMatchObject({ imported: 251, skipped: 0 });
    const listed = async (author: Person) => {
      const { items } = (await author.get('/bank/questions?limit=100&tag=kept')).body;
      return items.map(({ question, tags }: { question: { prompt: string; kind: string }; tags: string[] }) => [
        question.kind,
        question.prompt,
        tags,
      ]);
    };
    expect(await listed(there.author)).toEqual(await listed(here.author));
  });
});
