type Counts = { changed: number; gained: number; lost: number };

type OneAndMany = readonly [one: string, many: string];

const count = (n: number, [one, many]: OneAndMany) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

const WORDS = {
  will: { change: ['result changes', 'results change'], gain: ['student completes', 'students complete'], lose: ['has', 'have'] },
  did: { change: ['result changed', 'results changed'], gain: ['student completed', 'students completed'], lose: ['had', 'had'] },
} as const;

/** "3 results change; 1 student completes the lesson, 2 have to pass it again"; of what is over, "changed". */
export function resultsWords({ changed, gained, lost }: Counts, when: keyof typeof WORDS = 'will'): string {
  const { change, gain, lose } = WORDS[when];
  // "1 student completes the lesson, 2 have to pass it again": the second time "students" is understood.
  const losing: OneAndMany = gained > 0 ? lose : [`student ${lose[0]}`, `students ${lose[1]}`];
  const parts = [gained > 0 ? `${count(gained, gain)} the lesson` : '', lost > 0 ? `${count(lost, losing)} to pass it again` : ''];
  const students = parts.filter(Boolean).join(', ');
  const results = count(changed, change);
  return students === '' ? results : `${results}; ${students}`;
}
