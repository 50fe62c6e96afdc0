import type { Person } from './person.ts';

/** The lines of the export of a person's school. */
export async function exportLines(admin: Person): Promise<string[]> {
  const { text } = await admin
    .get('/audit-logs/export')
    .buffer(true)
    .parse((stream, done) => {
      let read = '';
      stream.on('data', (chunk: Buffer) => (read += chunk.toString()));
      stream.on('end', () => done(null, read));
    })
    .then(({ body }) => ({ text: String(body) }));
  return text.trimEnd().split('\n');
}
