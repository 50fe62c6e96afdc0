export { lockUser } from './change-user.ts';
export { endSessions } from './end-sessions.ts';
export { getInstructor, getStudent, listActiveAdminIds, listActiveInstructors, type PersonRef } from './find-people.ts';
export { presentUser, USER_SELECT, type UserRow, userSnapshot } from './presenter.ts';
export { userRoutes } from './routes.ts';
export { updateMe } from './update-user.ts';
