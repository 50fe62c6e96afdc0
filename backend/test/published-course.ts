import { expect } from 'vitest';

import type { Person } from './person.ts';
import type { School } from './school.ts';
import type { TestServer } from './server.ts';

export const QUESTION = {
  kind: 'SINGLE',
  prompt: 'Which cloud?',
  options: [
    { text: 'Cirrus', correct: true },
    { text: 'Stratus', correct: false },
  ],
};
export const QUIZ = { title: 'Clouds, asked', type: 'QUIZ', quiz: { questions: [QUESTION] } };
export const TEXT = { title: 'Clouds', type: 'TEXT', content: '# Clouds' };

export type PublishedCourse = { school: School; author: Person; student: Person; id: string; moduleId: string; text: string; quiz: string };

/** A course with one module, a text and a quiz, published, in a school of its own. */
export async function publishCourse(server: TestServer): Promise<PublishedCourse> {
  const school = await server.buildSchool();
  const [author, student] = [await school.instructor(), await school.student()];
  const { id } = (await author.post('/courses').send({ title: 'Météorologie', description: 'What the sky does' })).body;
  const moduleId = (await author.post(`/courses/${id}/modules`).send({ title: 'Cloud kinds' })).body.id;
  const text = (await author.post(`/modules/${moduleId}/lessons`).send(TEXT)).body.id;
  const quiz = (await author.post(`/modules/${moduleId}/lessons`).send(QUIZ)).body.id;
  expect((await author.patch(`/courses/${id}`).send({ status: 'PUBLISHED' })).body.status).toBe('PUBLISHED');
  return { school, author, student, id, moduleId, text, quiz };
}
