import { audit } from '#contract';
import { openRoute, route, type Route, streamRoute } from '#src/http/route.ts';

import { exportAuditLog } from './export-audit-log.ts';
import { getAsItWas } from './get-as-it-was.ts';
import { getPublicKey } from './get-public-key.ts';
import { listAuditLogs } from './list-audit-logs.ts';
import { verifyAuditLog } from './verify-audit-log.ts';

export const auditRoutes: Route[] = [
  route(audit.listAuditLogs, listAuditLogs),
  openRoute(audit.verifyAuditLog, verifyAuditLog),
  route(audit.getAsItWas, getAsItWas),
  openRoute(audit.getAuditPublicKey, getPublicKey),
  streamRoute(audit.exportAuditLog, exportAuditLog),
];
