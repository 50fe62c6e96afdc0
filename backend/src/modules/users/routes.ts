import { identity } from '#contract';
import { route, type Route } from '#src/http/route.ts';

import { approveUser, reactivateUser, suspendUser } from './change-status.ts';
import { endUserSessions } from './end-user-sessions.ts';
import { getUser } from './get-user.ts';
import { listInstructors, listUsers } from './list-users.ts';
import { updateUser } from './update-user.ts';

export const userRoutes: Route[] = [
  route(identity.listInstructors, listInstructors),
  route(identity.listUsers, listUsers),
  route(identity.getUser, getUser),
  route(identity.endUserSessions, endUserSessions),
  route(identity.approveUser, approveUser),
  route(identity.suspendUser, suspendUser),
  route(identity.reactivateUser, reactivateUser),
  route(identity.updateUser, updateUser),
];
