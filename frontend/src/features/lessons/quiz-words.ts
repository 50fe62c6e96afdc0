import type { courses } from '@flightline/backend/contract';

/** How many questions a quiz asks, as its authors or its students see it. */
export const questionCountOf = (quiz: NonNullable<courses.Lesson['quiz']>): number =>
  'questionCount' in quiz ? quiz.questionCount : quiz.draws.reduce((sum, { count }) => sum + count, quiz.questions.length);

/** A time limit in words. */
export function timeInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return minutes === 1 ? 'One minute' : `${minutes} minutes`;
  const whole = hours === 1 ? 'One hour' : `${hours} hours`;
  return rest === 0 ? whole : `${whole} and ${rest} minutes`;
}
