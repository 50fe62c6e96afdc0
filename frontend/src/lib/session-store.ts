import { factors, identity, type Input } from '@flightline/backend/contract';

import { ApiError } from './api-error.ts';
import { browserStorage } from './browser-storage.ts';
import { lastUser, type LastUser } from './last-user.ts';
import { send } from './send.ts';

type SignedIn = identity.SignedIn;

export type Session =
  | { status: 'restoring' }
  /** `lastUser`: who was signed in at this browser when the server was last heard; not proven, so only for what the device keeps itself. */
  | { status: 'unreachable'; error: unknown; lastUser: LastUser | undefined }
  | { status: 'signed-out'; because: 'nobody' | 'expired' | 'left' }
  /** `mustSetUp`: the school asks for a second factor that one does not have yet; until then nothing else is open. */
  | { status: 'signed-in'; user: identity.User; school: identity.School; mustSetUp: boolean };

/** What tabs of one browser tell each other. */
type Message = { type: 'signed-out' } | { type: 'signed-in'; userId: string };

/** A token this close to its end is renewed first: its request might arrive too late. */
const MARGIN_MS = 30_000;
const LAST_SCHOOL = 'school';
/** Whether this browser may hold a refresh cookie, which scripts cannot see. */
const WAS_HERE = 'signed-in';

/** One refresh at a time for all tabs, where the browser can: each then trades the newest cookie, never a rotated-out one. */
const inOneTabAtATime = <T>(task: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request('flightline.refresh', task) : task();

/** The session of this tab. The access token lives in this closure and nowhere else. */
export function createSessionStore() {
  let session: Session = { status: 'restoring' };
  let token: { text: string; expiresAt: number } | undefined;
  let renewal: Promise<string | undefined> | undefined;
  const listeners = new Set<() => void>();
  const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('flightline.session') : undefined;

  const tell = (message: Message) => tabs?.postMessage(message);

  function become(next: Session) {
    session = next;
    if (next.status !== 'signed-in') token = undefined;
    if (next.status === 'signed-out') {
      browserStorage.remove(WAS_HERE);
      lastUser.remove();
    }
    for (const listener of listeners) listener();
  }

  function accept({ accessToken, expiresIn, user, school, mustSetUp }: SignedIn): string {
    token = { text: accessToken, expiresAt: Date.now() + expiresIn * 1000 };
    browserStorage.write(LAST_SCHOOL, school.slug);
    browserStorage.write(WAS_HERE, 'yes');
    lastUser.write(user);
    become({ status: 'signed-in', user, school, mustSetUp });
    return accessToken;
  }

  function enter(signedIn: SignedIn): void {
    accept(signedIn);
    tell({ type: 'signed-in', userId: signedIn.user.id });
  }

  async function renew(): Promise<string | undefined> {
    try {
      return accept(await send(identity.refresh, {}));
    } catch (error) {
      if (!(error instanceof ApiError) || ![401, 403].includes(error.problem.status)) throw error;
      become({ status: 'signed-out', because: session.status === 'signed-in' ? 'expired' : 'nobody' });
      return undefined;
    }
  }

  function refresh(): Promise<string | undefined> {
    renewal ??= inOneTabAtATime(renew).finally(() => {
      renewal = undefined;
    });
    return renewal;
  }

  tabs?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.type === 'signed-out') return become({ status: 'signed-out', because: 'left' });
    const same = session.status === 'signed-in' && session.user.id === data.userId;
    // The cookie is another person's now: so is this tab.
    if (!same) void store.restore();
  });

  const store = {
    get: (): Session => session,

    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Asks the refresh cookie who we are: at load, and after the server was unreachable. Never throws. */
    async restore(): Promise<void> {
      try {
        await refresh();
      } catch (error) {
        become({ status: 'unreachable', error, lastUser: lastUser.read() });
      }
    },

    /** At load of a page that needs no session: asks only where there may be one. */
    async restoreIfAny(): Promise<void> {
      if (browserStorage.read(WAS_HERE) === null) return become({ status: 'signed-out', because: 'nobody' });
      await store.restore();
    },

    /** An access token good for the next request; undefined when nobody is signed in. Throws when the server is unreachable. */
    async freshToken(): Promise<string | undefined> {
      if (token && token.expiresAt - MARGIN_MS > Date.now()) return token.text;
      return session.status === 'signed-in' ? refresh() : undefined;
    },

    /** A token to try instead of one the server refused; undefined when the session is over. */
    async tokenAfter(refused: string | undefined): Promise<string | undefined> {
      return token && token.text !== refused ? token.text : refresh();
    },

    /** Throws `ApiError` INVALID_CREDENTIALS, SECOND_FACTOR_REQUIRED, ACCOUNT_PENDING, ACCOUNT_SUSPENDED or RATE_LIMITED. */
    async signIn(credentials: Input<typeof identity.login>['body']): Promise<void> {
      enter(await send(identity.login, { body: credentials }));
    },

    /** Throws as `signIn`. */
    async signInWithPasskey(proof: Input<typeof factors.passkeyLogin>['body']): Promise<void> {
      enter(await send(factors.passkeyLogin, { body: proof }));
    },

    /** The server said so, on whichever request came first. */
    demandSetUp(): void {
      if (session.status === 'signed-in' && !session.mustSetUp) become({ ...session, mustSetUp: true });
    },

    /** A second factor is set up: the rest of the app is open. */
    finishSetUp(): void {
      if (session.status === 'signed-in') become({ ...session, mustSetUp: false });
    },

    /** Ends the session here and in every other tab. Throws when the server is unreachable: one is signed in still. */
    async signOut(): Promise<void> {
      await send(identity.logout, {}).catch((error: unknown) => {
        if (!(error instanceof ApiError) || error.problem.status >= 429) throw error;
      });
      become({ status: 'signed-out', because: 'left' });
      tell({ type: 'signed-out' });
    },

    /** Shows a changed profile at once, without asking the server again. */
    changeUser(user: identity.User): void {
      if (session.status === 'signed-in') become({ ...session, user });
    },

    /** The slug of the school last signed in to with this browser. */
    lastSchool: (): string | null => browserStorage.read(LAST_SCHOOL),
  };
  return store;
}

/** This tab's session. */
export const sessionStore = createSessionStore();
