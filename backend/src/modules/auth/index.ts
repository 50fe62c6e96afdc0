export { signAccessToken } from './access-tokens.ts';
export { createLiveActors, type LiveActors } from './live-actors.ts';
export { forgetDeadSessions } from './forget-dead-sessions.ts';
export { hashPassword } from './passwords.ts';
export { authRoutes } from './routes.ts';
export { linkIn } from './set-password-url.ts';
