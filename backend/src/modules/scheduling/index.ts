export { escalateBookings } from './escalate-bookings.ts';
export { schedulingRoutes } from './routes.ts';
