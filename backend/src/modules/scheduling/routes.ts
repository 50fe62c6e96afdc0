import { availability, availabilityChanges, bookings, calendar, resources } from '#contract';
import { openRoute, route, type Route } from '#src/http/route.ts';

import { approveBooking, assignInstructor } from './approve-booking.ts';
import { createAvailability, deleteAvailability, listAvailability } from './availability-rules.ts';
import { cancelBooking } from './cancel-booking.ts';
import {
  changeAvailability,
  copyWeek,
  removeAvailability,
  setStandardWeek,
  takeDaysOff,
  updateAvailability,
} from './change-availability.ts';
import { completeBooking } from './complete-booking.ts';
import { getBooking } from './get-booking.ts';
import { getCalendar } from './get-calendar.ts';
import { listApprovals } from './list-approvals.ts';
import { listBookings } from './list-bookings.ts';
import { listCandidates } from './list-candidates.ts';
import { listSlots } from './list-slots.ts';
import { createResource, listResources, updateResource } from './manage-resources.ts';
import { previewAvailability } from './preview-availability.ts';
import { requestBooking } from './request-booking.ts';
import { rescheduleBooking } from './reschedule-booking.ts';

export const schedulingRoutes: Route[] = [
  route(bookings.listSlots, listSlots),
  route(bookings.requestBooking, requestBooking),
  route(bookings.listBookings, listBookings),
  route(bookings.getBooking, getBooking),
  route(bookings.listApprovals, listApprovals),
  route(bookings.listCandidates, listCandidates),
  route(bookings.approveBooking, approveBooking),
  route(bookings.assignInstructor, assignInstructor),
  route(bookings.completeBooking, completeBooking),
  route(bookings.cancelBooking, cancelBooking),
  route(bookings.rescheduleBooking, rescheduleBooking),
  openRoute(calendar.getCalendar, getCalendar),
  route(availability.listAvailability, listAvailability),
  route(availability.createAvailability, createAvailability),
  route(availability.updateAvailability, updateAvailability),
  route(availability.deleteAvailability, deleteAvailability),
  route(availabilityChanges.previewAvailability, previewAvailability),
  route(availabilityChanges.changeAvailability, changeAvailability),
  route(availabilityChanges.removeAvailability, removeAvailability),
  route(availabilityChanges.takeDaysOff, takeDaysOff),
  route(availabilityChanges.copyWeek, copyWeek),
  route(availabilityChanges.setStandardWeek, setStandardWeek),
  route(resources.listResources, listResources),
  route(resources.createResource, createResource),
  route(resources.updateResource, updateResource),
];
