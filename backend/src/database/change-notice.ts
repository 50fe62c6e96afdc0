import * as z from 'zod';

/** The channel on which processes tell each other what they committed. */
export const CHANGES_CHANNEL = 'flightline_changes';

const notice = z.object({ origin: z.string(), tenantId: z.uuid(), changes: z.array(z.string()) });

/** What one process committed in one school. It names what changed and carries none of it. */
export type ChangeNotice = z.output<typeof notice>;

/** Postgres takes at most 7,999 bytes a notice; a personal change has 50. */
const AT_MOST = 100;

/** The notices of a transaction as text: none where nothing changed, several where a great many things did. */
export function changeNotices({ origin, tenantId, changes }: ChangeNotice): string[] {
  const notices: string[] = [];
  for (let start = 0; start < changes.length; start += AT_MOST) {
    notices.push(JSON.stringify({ origin, tenantId, changes: changes.slice(start, start + AT_MOST) }));
  }
  return notices;
}

/** Reads a notice; undefined for text that is none, such as that of a newer version of this program. */
export function readNotice(text: string): ChangeNotice | undefined {
  try {
    return notice.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
