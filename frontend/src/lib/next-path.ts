/** The page to go to after signing in: only a path of this site, whatever the URL says. Undefined where there is none. */
export function safeNext(next: string | null): string | undefined {
  if (next === null || !next.startsWith('/')) return undefined;
  const base = 'https://flightline.invalid';
  if (!URL.canParse(next, base)) return undefined;
  const url = new URL(next, base);
  // "//elsewhere" and "/\elsewhere" are addresses of other hosts.
  if (url.origin !== base || url.pathname.startsWith('//') || url.pathname === '/sign-in') return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The sign-in page that comes back here. */
export const signInPath = (here: string): string => (here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`);
