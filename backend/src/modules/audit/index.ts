export { historyOf, type PastAct } from './history-of.ts';
export { auditRoutes } from './routes.ts';
export { signCheckpoint } from './sign-checkpoint.ts';
export { verifyExport, type Verdict } from './verify-export.ts';
