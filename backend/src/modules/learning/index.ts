export { closeExpiredAttempts } from './attempts/close-attempt.ts';
export { bankQuestion } from './bank/manage-questions.ts';
export { addLesson } from './courses/manage-lessons.ts';
export { createCourse, updateCourse } from './courses/manage-courses.ts';
export { createModule } from './courses/manage-modules.ts';
export { quizDocument } from './courses/quiz-document.ts';
export { learningRoutes } from './routes.ts';
