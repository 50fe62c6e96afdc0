export { closeExpiredAttempts } from './attempts/close-attempt.ts';
export { addLesson } from './courses/manage-lessons.ts';
export { createCourse, updateCourse } from './courses/manage-courses.ts';
export { createModule } from './courses/manage-modules.ts';
export { quizDocument } from './courses/quiz-document.ts';
export { remindOfAssignments } from './progress/remind.ts';
export { learningRoutes } from './routes.ts';
