/** Where a lesson may embed video from, and the address of the player. The server's content security policy names the same hosts. */
const PLAYERS: readonly { host: RegExp; player: (id: string) => string; id: (url: URL) => string | null }[] = [
  {
    host: /^(?:www\.|m\.)?youtube(?:-nocookie)?\.com$/,
    id: ({ pathname, searchParams }) =>
      pathname === '/watch' ? searchParams.get('v') : (/^\/(?:embed|shorts)\/([^/]+)/.exec(pathname)?.[1] ?? null),
    player: (id) => `https://www.youtube-nocookie.com/embed/${id}`,
  },
  { host: /^youtu\.be$/, id: ({ pathname }) => pathname.slice(1), player: (id) => `https://www.youtube-nocookie.com/embed/${id}` },
  {
    host: /^(?:www\.|player\.)?vimeo\.com$/,
    id: ({ pathname }) => /^\/(?:video\/)?(\d+)/.exec(pathname)?.[1] ?? null,
    player: (id) => `https://player.vimeo.com/video/${id}?dnt=1`,
  },
];

const PLAIN_ID = /^[A-Za-z0-9_-]{3,64}$/;

/** The player's address for the page of a video on an allowed host; null for anything else. */
export function playerOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:') return null;
  const found = PLAYERS.find(({ host }) => host.test(url.hostname));
  const id = found?.id(url) ?? null;
  return found && id !== null && PLAIN_ID.test(id) ? found.player(id) : null;
}
