import {
  assignAll as assignAllContract,
  availability,
  availabilityChanges,
  bookings,
  calendar,
  lessonTypes,
  outages,
  resources,
  series,
  slots,
  swaps,
} from '#contract';
import { openRoute, route, type Route } from '#src/http/route.ts';

import { approveBooking, assignInstructor } from './approve-booking.ts';
import { applyOutagePlan } from './apply-outage.ts';
import { assignAll } from './assign-all.ts';
import { createAvailability, deleteAvailability, listAvailability } from './availability-rules.ts';
import { cancelBooking, waiveLateCancellation } from './cancel-booking.ts';
import {
  changeAvailability,
  copyWeek,
  removeAvailability,
  setStandardWeek,
  takeDaysOff,
  updateAvailability,
} from './change-availability.ts';
import { listAlternatives } from './competition.ts';
import { cancelSeries, rescheduleSeries } from './change-series.ts';
import { completeBooking } from './complete-booking.ts';
import { explainSlot } from './explain-slot.ts';
import { getBooking } from './get-booking.ts';
import { getCalendar } from './get-calendar.ts';
import { listApprovals } from './list-approvals.ts';
import { listBookings } from './list-bookings.ts';
import { listCandidates } from './list-candidates.ts';
import { listSlots } from './list-slots.ts';
import { createLessonType, listLessonTypes, updateLessonType } from './manage-lesson-types.ts';
import { createOutage, liftOutage, listOutages, previewOutage } from './manage-outages.ts';
import { createResource, listResources, updateResource } from './manage-resources.ts';
import { getOutagePlan } from './plan-for-outage.ts';
import { previewAvailability } from './preview-availability.ts';
import { proposeAssignments } from './propose-assignments.ts';
import { requestBooking } from './request-booking.ts';
import { previewSeries, requestSeries } from './request-series.ts';
import { rescheduleBooking } from './reschedule-booking.ts';
import { restoreOutage } from './restore-outage.ts';
import { exchangeBookings, swapBooking } from './swap-booking.ts';
import { unassignBooking } from './unassign-booking.ts';

export const schedulingRoutes: Route[] = [
  route(slots.listSlots, listSlots),
  route(slots.explainSlot, explainSlot),
  route(bookings.requestBooking, requestBooking),
  route(series.previewSeries, previewSeries),
  route(series.requestSeries, requestSeries),
  route(series.rescheduleSeries, rescheduleSeries),
  route(series.cancelSeries, cancelSeries),
  route(bookings.listBookings, listBookings),
  route(bookings.getBooking, getBooking),
  route(slots.listAlternatives, listAlternatives),
  route(bookings.listApprovals, listApprovals),
  route(bookings.listCandidates, listCandidates),
  openRoute(assignAllContract.proposeAssignments, proposeAssignments),
  openRoute(assignAllContract.assignAll, assignAll),
  route(assignAllContract.unassignBooking, unassignBooking),
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
  route(lessonTypes.listLessonTypes, listLessonTypes),
  route(lessonTypes.createLessonType, createLessonType),
  route(lessonTypes.updateLessonType, updateLessonType),
  route(outages.listOutages, listOutages),
  route(outages.previewOutage, previewOutage),
  route(outages.createOutage, createOutage),
  route(outages.liftOutage, liftOutage),
  route(outages.getOutagePlan, getOutagePlan),
  openRoute(outages.applyOutagePlan, applyOutagePlan),
  openRoute(outages.restoreOutage, restoreOutage),
  route(swaps.swapBooking, swapBooking),
  route(swaps.exchangeBookings, exchangeBookings),
  route(swaps.waiveLateCancellation, waiveLateCancellation),
];
