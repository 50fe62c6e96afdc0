import type { Role } from '@flightline/backend/contract';
import { Navigate, Outlet, useLocation } from 'react-router-dom';

import { type Session, sessionStore } from '../lib/session-store.ts';
import { useAttemptSending } from '../lib/attempts/use-attempt-sending.ts';
import { signInPath } from '../lib/next-path.ts';
import { useSession, useSignedIn } from '../lib/use-session.ts';
import { FullPageProblem } from './full-page-problem.tsx';
import { PLACES } from './navigation.ts';
import { NotForYouPage } from './not-for-you-page.tsx';
import { isAttempt, OfflineAttempt } from './offline-attempt.tsx';
import { Splash } from './splash.tsx';

export const SET_UP_PATH = '/set-up';

/** Lets the signed-in pass; others sign in first and come back to where they wanted to go. */
export function SignedInOnly() {
  const session = useSession();
  useAttemptSending(studentOf(session));
  const { pathname, search, hash } = useLocation();
  if (session.status === 'restoring') return <Splash />;
  if (session.status === 'unreachable') return <Unreachable session={session} pathname={pathname} />;
  // Whoever left is not brought back to the page they left from.
  const here = session.status === 'signed-out' && session.because === 'left' ? '/' : `${pathname}${search}${hash}`;
  if (session.status === 'signed-out') return <Navigate to={signInPath(here)} replace />;
  // Nothing else is open to who has yet to set up what their school asks for.
  if (session.mustSetUp && pathname !== SET_UP_PATH) return <Navigate to={`${SET_UP_PATH}?next=${encodeURIComponent(here)}`} replace />;
  return <Outlet />;
}

const studentOf = (session: Session): string | undefined =>
  session.status === 'signed-in' && session.user.role === 'STUDENT' ? session.user.id : undefined;

/** An attempt that was begun goes on without a network, on what this device keeps; anything else waits. */
const Unreachable = ({ session, pathname }: { session: Extract<Session, { status: 'unreachable' }>; pathname: string }) =>
  session.lastUser?.role === 'STUDENT' && isAttempt(pathname) ? (
    <OfflineAttempt />
  ) : (
    <FullPageProblem error={session.error} onRetry={() => void sessionStore.restore()} />
  );

/** Keeps a page to some roles. The server refuses its data to others anyway. */
export const RolesOnly = ({ roles }: { roles: readonly Role[] }) =>
  roles.includes(useSignedIn().user.role) ? <Outlet /> : <NotForYouPage />;

/** `/` is the students' home; others start elsewhere. */
export function StartPage() {
  const { role } = useSignedIn().user;
  return role === 'STUDENT' ? <Outlet /> : <Navigate to={PLACES[role][0].path} replace />;
}
