/** A day in the school's zone, such as 23 November 2026. */
export const dateInWords = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(at);
