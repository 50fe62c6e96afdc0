import { certificates, courses, figures, learning } from '#contract';
import { openRoute, route, type Route, streamRoute, textRoute } from '#src/http/route.ts';

import { listAttempts } from './attempts/list-attempts.ts';
import { startAttempt } from './attempts/start-attempt.ts';
import { getAttempt, saveAnswers, submitAttempt } from './attempts/work-on-attempt.ts';
import { bankRoutes } from './bank/routes.ts';
import { listCertificates, revokeCertificate, verifyCertificate } from './certificates/manage-certificates.ts';
import { printCertificate } from './certificates/print-certificate.ts';
import { listArchivedParts } from './courses/list-archived-parts.ts';
import { getCourse, listCourses } from './courses/list-courses.ts';
import { archiveCourse, createCourse, updateCourse } from './courses/manage-courses.ts';
import { archiveLesson, createLesson, updateLesson } from './courses/manage-lessons.ts';
import { archiveModule, createModule, updateModule } from './courses/manage-modules.ts';
import { orderCourse } from './courses/order-course.ts';
import { getLesson } from './courses/read-lesson.ts';
import { exportQuiz, importQuiz } from './exchange-quiz.ts';
import { getClass } from './figures/class-grid.ts';
import { exportClass } from './figures/export-class.ts';
import { exportFigures } from './figures/export-figures.ts';
import { getFigures } from './figures/get-figures.ts';
import { assignLesson, unassignLesson } from './progress/assignments.ts';
import { listAssignments } from './progress/list-assignments.ts';
import { getBookingRequirement } from './progress/booking-requirement.ts';
import { completeLesson, getProgress } from './progress/progress.ts';
import { regradeLesson } from './regrade/apply-regrade.ts';
import { previewRegrade } from './regrade/preview-regrade.ts';
import { listRegrades } from './regrade/regrades.ts';
import { undoRegrade } from './regrade/undo-regrade.ts';

export const learningRoutes: Route[] = [
  openRoute(courses.listCourses, listCourses),
  route(courses.createCourse, createCourse),
  openRoute(courses.getCourse, getCourse),
  route(courses.updateCourse, updateCourse),
  route(courses.archiveCourse, archiveCourse),
  route(courses.orderCourse, orderCourse),
  route(courses.listArchivedParts, listArchivedParts),
  route(courses.createModule, createModule),
  route(courses.updateModule, updateModule),
  route(courses.archiveModule, archiveModule),
  route(courses.createLesson, createLesson),
  openRoute(courses.getLesson, getLesson),
  route(courses.updateLesson, updateLesson),
  route(courses.archiveLesson, archiveLesson),
  route(learning.startAttempt, startAttempt),
  route(learning.getAttempt, getAttempt),
  openRoute(learning.saveAnswers, saveAnswers),
  route(learning.submitAttempt, submitAttempt),
  route(learning.listAttempts, listAttempts),
  route(learning.assignLesson, assignLesson),
  route(learning.listAssignments, listAssignments),
  route(learning.unassignLesson, unassignLesson),
  route(learning.completeLesson, completeLesson),
  route(learning.getBookingRequirement, getBookingRequirement),
  openRoute(learning.getProgress, getProgress),
  textRoute(learning.importQuestions, importQuiz),
  streamRoute(learning.exportQuestions, exportQuiz),
  route(figures.getClass, getClass),
  streamRoute(figures.exportClass, exportClass),
  route(figures.getFigures, getFigures),
  streamRoute(figures.exportFigures, exportFigures),
  openRoute(figures.previewRegrade, previewRegrade),
  openRoute(figures.regradeLesson, regradeLesson),
  openRoute(figures.undoRegrade, undoRegrade),
  route(figures.listRegrades, listRegrades),
  route(certificates.listCertificates, listCertificates),
  streamRoute(certificates.getCertificatePdf, printCertificate),
  route(certificates.revokeCertificate, revokeCertificate),
  openRoute(certificates.verifyCertificate, verifyCertificate),
  ...bankRoutes,
];
