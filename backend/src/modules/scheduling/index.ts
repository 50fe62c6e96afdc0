export { approveBooking, assignInstructor } from './approve-booking.ts';
export { createAvailability } from './availability-rules.ts';
export { cancelBooking } from './cancel-booking.ts';
export { completeBooking } from './complete-booking.ts';
export { escalateBookings } from './escalate-bookings.ts';
export { createResource } from './manage-resources.ts';
export { requestBooking } from './request-booking.ts';
export { schedulingRoutes } from './routes.ts';
export { addDays, localDateOf, toInstant, weekdayOf } from './school-time.ts';
