import type { audit } from '@flightline/backend/contract';

/** What is asked of the log: entries before a moment, or further on by a cursor, newest first. */
export type Page = { items: audit.AuditEntry[]; nextCursor: string | null };
export type ReadPage = (query: { limit: number; to?: Date; cursor?: string }) => Promise<Page>;

const DAY_MS = 86_400_000;
const PAGE = 100;
/** So near the end, turning pages is quick, and finds an entry whose date was tampered with. */
const NEAR = 20 * PAGE;

/**
 * Finds an entry by its number: the log can be asked by time alone, and numbers grow with time. Far back it halves the time
 * until it is close, then turns pages: a million entries take some thirty questions. Undefined where the entry is not there.
 */
export async function findEntry(seq: number, readPage: ReadPage): Promise<audit.AuditEntry | undefined> {
  const newest = (await readPage({ limit: 1 })).items[0];
  if (!newest || newest.seq < seq) return undefined;
  const when = newest.seq - seq > NEAR ? { to: await momentAfter(seq, newest, readPage) } : {};
  return turnPages(seq, when, readPage);
}

/** A moment soon after the entry was written. */
async function momentAfter(seq: number, newest: audit.AuditEntry, readPage: ReadPage): Promise<Date> {
  const lastBefore = async (at: number) => (await readPage({ limit: 1, to: new Date(at) })).items[0]?.seq ?? 0;
  let [late, ahead] = [newest.createdAt.getTime() + 1, newest.seq];
  let early = late;
  // Ever further back, until before the entry.
  for (let [step, found] = [DAY_MS, ahead]; found >= seq && early > 0; step *= 4) {
    [late, ahead, early] = [early, found, Math.max(0, early - step)];
    found = await lastBefore(early);
  }
  while (ahead - seq > PAGE && late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    const found = await lastBefore(middle);
    if (found < seq) early = middle;
    else [late, ahead] = [middle, found];
  }
  return new Date(late);
}

async function turnPages(seq: number, when: { to?: Date }, readPage: ReadPage): Promise<audit.AuditEntry | undefined> {
  let page = await readPage({ limit: PAGE, ...when });
  for (;;) {
    const found = page.items.find((entry) => entry.seq === seq);
    if (found) return found;
    if (page.nextCursor === null || (page.items.at(-1)?.seq ?? 0) < seq) return undefined;
    page = await readPage({ limit: PAGE, ...when, cursor: page.nextCursor });
  }
}
