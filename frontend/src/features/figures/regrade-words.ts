type Counts = { changed: number; gained: number; lost: number };

/** "3 results change; 1 student completes the lesson, 2 have it open again". */
export function resultsWords({ changed, gained, lost }: Counts): string {
  const students = [
    gained > 0 ? `${gained === 1 ? '1 student completes' : `${gained} students complete`} the lesson` : undefined,
    lost > 0 ? `${lost === 1 ? '1 student has' : `${lost} students have`} it to pass again` : undefined,
  ].filter((part) => part !== undefined);
  const results = changed === 1 ? '1 result changes' : `${changed} results change`;
  return students.length === 0 ? results : `${results}; ${students.join(', ')}`;
}
