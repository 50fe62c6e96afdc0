import type { Route } from './http/route.ts';
import { auditRoutes } from './modules/audit/index.ts';
import { authRoutes } from './modules/auth/index.ts';
import { eligibilityRoutes } from './modules/eligibility/index.ts';
import { learningRoutes } from './modules/learning/index.ts';
import { notificationRoutes } from './modules/notifications/index.ts';
import { recordRoutes } from './modules/records/index.ts';
import { schedulingRoutes } from './modules/scheduling/index.ts';
import { tenantRoutes } from './modules/tenants/index.ts';
import { userRoutes } from './modules/users/index.ts';

/** Every endpoint of the API. */
export const routes: Route[] = [
  ...tenantRoutes,
  ...authRoutes,
  ...userRoutes,
  ...schedulingRoutes,
  ...recordRoutes,
  ...eligibilityRoutes,
  ...learningRoutes,
  ...auditRoutes,
  ...notificationRoutes,
];
