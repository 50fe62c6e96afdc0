import { v7 as uuidv7 } from 'uuid';

import type { Call, Cast } from './access-table.cast.ts';
import { aCourse, QUIZ } from './access-table.learning.ts';

const onCourse =
  (tail: string) =>
  async (cast: Cast): Promise<Call> => ({ path: `/courses/${(await aCourse(cast)).course}/${tail}` });

const onQuiz =
  (tail: string, body?: object) =>
  async (cast: Cast): Promise<Call> => ({ path: `/lessons/${(await aCourse(cast)).quiz}/${tail}`, ...(body && { body }) });

/** A quiz at which an attempt is finished that the quiz would judge otherwise by now. */
async function aQuizToRegrade(cast: Cast): Promise<string> {
  const { quiz: lessonId } = await aCourse(cast);
  const asked = { ...QUIZ, questions: QUIZ.questions.map((question) => ({ ...question, correct: false })) };
  await cast.school.inScope(({ tx, tenantId, now }) =>
    tx.quizAttempt.create({
      data: {
        ...{ tenantId, id: uuidv7(), lessonId, studentId: cast.student.id, number: 1, status: 'SUBMITTED', quiz: asked },
        ...{ answers: { q1: true }, startedAt: now, submittedAt: now, score: 0, maxScore: 1, percent: 0, passed: false },
      },
      select: { id: true },
    }),
  );
  return lessonId;
}

async function aRegrade(cast: Cast): Promise<string> {
  const { quiz: lessonId } = await aCourse(cast);
  const regrade = { lessonId, number: 1, lessonVersion: 1, createdBy: cast.instructor.id };
  return cast.school.inScope(async ({ tx, tenantId, now }) => {
    const data = { tenantId, id: uuidv7(), ...regrade, createdAt: now };
    return (await tx.regrade.create({ data, select: { id: true } })).id;
  });
}

/** Requests about figures, and regrades. */
export const FIGURES_EXAMPLES = {
  'GET /courses/:id/class': { call: onCourse('class') },
  'GET /courses/:id/class.csv': { call: onCourse('class.csv') },
  'GET /lessons/:id/figures': { call: onQuiz('figures') },
  'GET /lessons/:id/figures.csv': { call: onQuiz('figures.csv') },
  'GET /lessons/:id/regrades': { call: onQuiz('regrades') },
  'POST /lessons/:id/regrade/preview': { call: onQuiz('regrade/preview', {}), audit: { none: 'it changes nothing' } },
  'POST /lessons/:id/regrade': {
    call: async (cast: Cast): Promise<Call> => ({ path: `/lessons/${await aQuizToRegrade(cast)}/regrade`, body: {} }),
    audit: ['attempt.regrade', 'quiz.regrade'],
  },
  'POST /regrades/:id/undo': {
    call: async (cast: Cast): Promise<Call> => ({ path: `/regrades/${await aRegrade(cast)}/undo`, body: {} }),
    audit: ['quiz.regrade_undo'],
  },
};
