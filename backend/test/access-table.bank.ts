import { v7 as uuidv7 } from 'uuid';

import { questions } from '#contract';
import { bankQuestion } from '#src/modules/learning/index.ts';

import type { Call, Cast } from './access-table.cast.ts';

const ask = (prompt: string) => ({ kind: 'TRUE_FALSE', prompt, correct: true });

const aQuestion = ({ school }: Cast): Promise<string> =>
  school.inScope((scope) => bankQuestion(scope, questions.questionInput.parse(ask(`Is ${uuidv7()} a cloud?`)), ['weather']));

const onQuestion =
  (body?: object) =>
  async (cast: Cast): Promise<Call> => ({ path: `/bank/questions/${await aQuestion(cast)}`, ...(body && { body }) });

/** Requests about the bank of questions; `aQuiz` makes a quiz lesson. */
export const bankExamples = (aQuiz: (cast: Cast) => Promise<string>) => ({
  'GET /bank/questions': { call: () => ({ path: '/bank/questions?limit=100' }) },
  'GET /bank/tags': { call: () => ({ path: '/bank/tags' }) },
  'POST /bank/questions': {
    call: () => ({ path: '/bank/questions', body: { question: ask('Is fog a cloud?'), tags: ['weather'] } }),
    audit: ['question.create'],
  },
  'POST /bank/questions/from-lesson': {
    call: async (cast: Cast): Promise<Call> => ({ path: '/bank/questions/from-lesson', body: { lessonId: await aQuiz(cast), tags: [] } }),
    audit: ['question.import'],
  },
  'GET /bank/questions/:id': { call: onQuestion() },
  'PATCH /bank/questions/:id': { call: onQuestion({ tags: ['wind'] }), audit: ['question.update'] },
  'DELETE /bank/questions/:id': { call: onQuestion(), audit: ['question.archive'] },
  'POST /bank/import': {
    call: () => ({ path: '/bank/import?format=gift', text: `Is ${uuidv7()} a cloud?{T}` }),
    audit: ['question.import'],
  },
  'GET /bank/export': { call: () => ({ path: '/bank/export?format=gift' }) },
});
