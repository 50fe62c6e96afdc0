export { findingsFor, forStaff, judgeBooking, judgeBookings, judgeStart, type Judgement, type RuleOverride } from './judge-booking.ts';
export type { Lesson } from './load-facts.ts';
export { createDocument } from './manage-documents.ts';
export { remindOfDocuments } from './remind-of-documents.ts';
export { eligibilityRoutes } from './routes.ts';
export type { Found } from './rules.ts';
