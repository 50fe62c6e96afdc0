import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import { publishCourse } from '#test/published-course.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const published = () => publishCourse(server);

const titles = async (person: Person, query: string) =>
  (await person.get(`/courses?${query}`)).body.items.map(({ title }: { title: string }) => title);

describe('the search', () => {
  it('finds by title and module, without case, accents or exact spelling, best first, and no other school', async () => {
    const { author, student } = await published();
    const other = await published();
    for (const title of ['Clouds for beginners', 'Navigation']) await author.post('/courses').send({ title });
    expect(await titles(author, 'q=METEO')).toEqual(['Météorologie']);
    expect(await titles(author, 'q=cloud')).toEqual(['Clouds for beginners', 'Météorologie']);
    expect(await titles(author, 'q=navigaton')).toEqual(['Navigation']);
    expect(await titles(student, 'q=cloud')).toEqual(['Météorologie']);
    expect(await titles(author, 'q=zzz')).toEqual([]);
    expect(await titles(author, 'q=%25')).toEqual([]);
    expect(await titles(other.author, 'q=navigation')).toEqual([]);
  });

  it.each([
    ['Навигация и картография', 'навигаця'],
    ['Αεροναυτιλία', 'αεροναυτηλία'],
    ['Łączność radiowa', 'łącznść'],
    ['Human performance and limitations', 'limitations of humans'],
    ['Human performance and limitations', 'performence'],
    ['Mountain flying', 'moutain fling'],
    ['Radio telephony', 'radoi'],
    ['気象学入門', '象学'],
    ['A320 type rating', 'a320'],
    ['A320 type rating', '3'],
    ['What now? (part 2)', '? (p'],
    ['50% power', '0% p'],
    ['C:\\flights', ':\\fl'],
  ])('finds “%s” by “%s”', async (title, q) => {
    const author = await (await server.buildSchool()).admin();
    for (const each of [title, 'Runway lights']) await author.post('/courses').send({ title: each });
    expect(await titles(author, `q=${encodeURIComponent(q)}`)).toEqual([title]);
  });

  it('finds every text that stands in a title as it is, whatever it holds', async () => {
    const author = await (await server.buildSchool()).admin();
    const letters = fc.constantFrom('a', 'B', ' ', '-', '%', '_', '\\', 'é', '雲', 'ж', '7', '—', '𝕬', 'ß', 'ı');
    const title = fc.string({ unit: letters, minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(title, fc.nat(11), fc.nat(11), async (text, from, length) => {
        const { id } = (await author.post('/courses').send({ title: text })).body;
        const part = [...text.trim()].slice(from, from + length + 1).join('');
        const { items } = (await author.get(`/courses?limit=100&q=${encodeURIComponent(part)}`)).body;
        expect(items.map((each: { id: string }) => each.id)).toContain(id);
      }),
      { numRuns: 60 },
    );
  });

  it('forgets a title that was changed and a module that was archived', async () => {
    const { author, id, moduleId } = await published();
    await author.patch(`/courses/${id}`).send({ title: 'Radio' });
    await author.delete(`/modules/${moduleId}`);
    for (const q of ['meteorologie', 'cloud']) expect(await titles(author, `q=${q}`)).toEqual([]);
    await author.patch(`/modules/${moduleId}`).send({ archived: false });
    expect(await titles(author, 'q=clod')).toEqual(['Radio']);
  });

  it.each(['', 'q=course'])('turns pages without gap or repeat (?%s)', async (query) => {
    const author = await (await server.buildSchool()).admin();
    for (let number = 1; number <= 7; number += 1) await author.post('/courses').send({ title: `Course ${number % 3}` });
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await author.get(`/courses?limit=2&${query}${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
  });
});
