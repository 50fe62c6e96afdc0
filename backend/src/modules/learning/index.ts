export { closeExpiredAttempts } from './attempts/close-attempt.ts';
export { addLesson } from './courses/manage-lessons.ts';
export { quizDocument } from './courses/quiz-document.ts';
export { learningRoutes } from './routes.ts';
