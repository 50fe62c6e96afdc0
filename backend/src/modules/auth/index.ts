export { signAccessToken } from './access-tokens.ts';
export { createLiveActors, type LiveActors } from './live-actors.ts';
export { hashPassword } from './passwords.ts';
export { authRoutes } from './routes.ts';
