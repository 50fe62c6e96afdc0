export { getInstructor, getStudent, listActiveAdminIds, listActiveInstructors, type PersonRef } from './find-people.ts';
