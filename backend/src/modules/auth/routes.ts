import { factors, identity, sessions } from '#contract';
import { openRoute, route, type Route } from '#src/http/route.ts';
import { updateMe } from '#src/modules/users/index.ts';

import { changePassword } from './change-password.ts';
import { createAccount } from './create-account.ts';
import { eraseUser } from './erase-user.ts';
import { passkeyChallenge } from './factors/check-passkey.ts';
import { getSecurity } from './factors/get-security.ts';
import { addPasskey, beginPasskey, removePasskey } from './factors/manage-passkeys.ts';
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes } from './factors/manage-totp.ts';
import { resetFactors } from './factors/reset-factors.ts';
import { getMe } from './get-me.ts';
import { inviteAgain } from './invite-again.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { endOtherSessions, endSession, listSessions } from './own-sessions.ts';
import { passkeyLogin } from './passkey-login.ts';
import { refresh } from './refresh.ts';
import { register } from './register.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { stepUp } from './step-up.ts';
import { setPasswordByLink } from './set-password-by-link.ts';

export const authRoutes: Route[] = [
  openRoute(identity.register, register),
  openRoute(identity.login, login),
  openRoute(identity.refresh, refresh),
  openRoute(identity.logout, logout),
  route(identity.getMe, getMe),
  route(identity.updateMe, updateMe),
  openRoute(identity.changePassword, changePassword),
  route(sessions.listSessions, listSessions),
  route(sessions.endSession, endSession),
  route(sessions.endOtherSessions, endOtherSessions),
  openRoute(identity.requestPasswordReset, requestPasswordReset),
  openRoute(identity.confirmPasswordReset, setPasswordByLink),
  openRoute(identity.createUser, createAccount),
  openRoute(identity.inviteUser, inviteAgain),
  route(identity.eraseUser, eraseUser),
  route(identity.resetSecondFactors, resetFactors),
  route(factors.getSecurity, getSecurity),
  openRoute(factors.beginTotp, beginTotp),
  openRoute(factors.confirmTotp, confirmTotp),
  route(factors.removeTotp, removeTotp),
  route(factors.renewRecoveryCodes, renewRecoveryCodes),
  openRoute(factors.beginPasskey, beginPasskey),
  openRoute(factors.addPasskey, addPasskey),
  route(factors.removePasskey, removePasskey),
  openRoute(factors.passkeyChallenge, passkeyChallenge),
  openRoute(factors.passkeyLogin, passkeyLogin),
  openRoute(factors.stepUp, stepUp),
];
