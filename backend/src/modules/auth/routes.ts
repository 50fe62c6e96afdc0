import { identity } from '#contract';
import { openRoute, route, type Route } from '#src/http/route.ts';
import { updateMe } from '#src/modules/users/index.ts';

import { changePassword } from './change-password.ts';
import { createAccount } from './create-account.ts';
import { eraseUser } from './erase-user.ts';
import { getMe } from './get-me.ts';
import { inviteAgain } from './invite-again.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { endOtherSessions, endSession, listSessions } from './own-sessions.ts';
import { refresh } from './refresh.ts';
import { register } from './register.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { setPasswordByLink } from './set-password-by-link.ts';

export const authRoutes: Route[] = [
  openRoute(identity.register, register),
  openRoute(identity.login, login),
  openRoute(identity.refresh, refresh),
  openRoute(identity.logout, logout),
  route(identity.getMe, getMe),
  route(identity.updateMe, updateMe),
  openRoute(identity.changePassword, changePassword),
  route(identity.listSessions, listSessions),
  route(identity.endSession, endSession),
  route(identity.endOtherSessions, endOtherSessions),
  openRoute(identity.requestPasswordReset, requestPasswordReset),
  openRoute(identity.confirmPasswordReset, setPasswordByLink),
  openRoute(identity.createUser, createAccount),
  openRoute(identity.inviteUser, inviteAgain),
  route(identity.eraseUser, eraseUser),
];
