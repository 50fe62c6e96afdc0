import type { Role } from '@flightline/backend/contract';
import { Navigate, Outlet, useLocation } from 'react-router-dom';

import { sessionStore } from '../lib/session-store.ts';
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
  useAttemptSending(session.status === 'signed-in' && session.user.role === 'STUDENT' ? session.user.id : undefined);
  const { pathname, search, hash } = useLocation();
  if (session.status === 'restoring') return <Splash />;
  // An attempt that was begun goes on without a network, on what this device keeps.
  if (session.status === 'unreachable' && session.lastUser && isAttempt(pathname)) return <OfflineAttempt />;
  if (session.status === 'unreachable') return <FullPageProblem error={session.error} onRetry={() => void sessionStore.restore()} />;
  // Whoever left is not brought back to the page they left from.
  const here = session.status === 'signed-out' && session.because === 'left' ? '/' : `${pathname}${search}${hash}`;
  if (session.status === 'signed-out') return <Navigate to={signInPath(here)} replace />;
  // Nothing else is open to who has yet to set up what their school asks for.
  if (session.mustSetUp && pathname !== SET_UP_PATH) return <Navigate to={`${SET_UP_PATH}?next=${encodeURIComponent(here)}`} replace />;
  return <Outlet />;
}

/** Keeps a page to some roles. The server refuses its data to others anyway. */
export const RolesOnly = ({ roles }: { roles: readonly Role[] }) =>
  roles.includes(useSignedIn().user.role) ? <Outlet /> : <NotForYouPage />;

/** `/` is the students' home; others start elsewhere. */
export function StartPage() {
  const { role } = useSignedIn().user;
  return role === 'STUDENT' ? <Outlet /> : <Navigate to={PLACES[role][0].path} replace />;
}
