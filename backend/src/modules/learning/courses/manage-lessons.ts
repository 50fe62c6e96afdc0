import { createHash } from 'node:crypto';

import { v7 as uuidv7 } from 'uuid';

import { courses, type Input } from '#contract';
import { canonicalJson } from '#src/database/canonical-json.ts';
import { announce, record } from '#src/database/scope.ts';
import { assertVersion, notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { lockCourse } from './lock-course.ts';
import { lockModule } from './manage-modules.ts';
import { countOf, quizDocument, readQuiz } from './quiz-document.ts';
import { readLesson, WHOLE } from './read-lesson.ts';

type NewLesson = { title: string; type: courses.LessonType; content: string; quiz: courses.Quiz | null };

/** Adds a text or a quiz at the end of a module. Throws NOT_FOUND. */
export async function createLesson(scope: ActorScope, { params, body }: Input<typeof courses.createLesson>): Promise<courses.Lesson> {
  const { title, type, content } = body;
  const id = await addLesson(scope, params.id, { title, type, content, quiz: body.type === 'QUIZ' ? quizDocument(body.quiz) : null });
  return readLesson(scope, id);
}

/** Writes a new lesson at the end of a module; gives its id. */
export async function addLesson(scope: ActorScope, moduleId: string, lesson: NewLesson): Promise<string> {
  const { tx, tenantId, now } = scope;
  // The version one may have named is the module's: adding to it does not depend on it.
  const { courseId } = await lockModule({ ...scope, expectedVersion: undefined }, moduleId);
  const last = await tx.lesson.aggregate({ where: { tenantId, moduleId, archivedAt: null }, _max: { position: true } });
  const { quiz, ...rest } = lesson;
  const place = { tenantId, id: uuidv7(), courseId, moduleId, position: (last._max.position ?? -1) + 1, createdAt: now, updatedAt: now };
  const made = await tx.lesson.create({ data: { ...place, ...rest, ...(quiz && { quiz }) }, select: WHOLE });
  record(scope, { action: 'lesson.create', resourceType: 'lesson', resourceId: made.id, after: snapshot(made) });
  announce(scope, 'courses');
  return made.id;
}

/** Changes a lesson, or brings it back from the archive. Throws NOT_FOUND, STALE_VERSION, or UNPROCESSABLE for a quiz in a text. */
export async function updateLesson(scope: ActorScope, { params, body }: Input<typeof courses.updateLesson>): Promise<courses.Lesson> {
  const { tx, tenantId, now } = scope;
  const before = await lockLesson(scope, params.id);
  if (body.quiz && before.type === 'TEXT') throw problem('UNPROCESSABLE', 'A text lesson has no quiz.');
  const { title = before.title, content = before.content } = body;
  const isRestored = body.archived === false && before.archivedAt !== null;
  const after = await tx.lesson.update({
    where: { tenantId_id: { tenantId, id: before.id } },
    data: {
      ...{ title, content, updatedAt: now, version: { increment: 1 } },
      ...(body.quiz && { quiz: quizDocument(courses.quizInput.parse({ ...readQuiz(before.quiz), ...body.quiz })) }),
      ...(isRestored && { archivedAt: null }),
    },
    select: WHOLE,
  });
  const action = isRestored ? 'lesson.restore' : 'lesson.update';
  record(scope, { action, resourceType: 'lesson', resourceId: after.id, before: snapshot(before), after: snapshot(after) });
  announce(scope, 'courses');
  return readLesson(scope, after.id);
}

/** Archives a lesson. Again is no error. */
export async function archiveLesson(scope: ActorScope, { params }: Input<typeof courses.archiveLesson>): Promise<undefined> {
  const { tx, tenantId, now } = scope;
  const before = await lockLesson(scope, params.id);
  if (before.archivedAt !== null) return;
  const data = { archivedAt: now, updatedAt: now, version: { increment: 1 } };
  const after = await tx.lesson.update({ where: { tenantId_id: { tenantId, id: before.id } }, data, select: WHOLE });
  record(scope, {
    action: 'lesson.archive',
    resourceType: 'lesson',
    resourceId: after.id,
    before: snapshot(before),
    after: snapshot(after),
  });
  announce(scope, 'courses');
}

async function lockLesson(scope: ActorScope, id: string) {
  const { tx, tenantId, expectedVersion } = scope;
  const where = { tenantId_id: { tenantId, id } };
  const found = await tx.lesson.findUnique({ where, select: { courseId: true } });
  if (!found) throw notFound('Lesson');
  await lockCourse(scope, found.courseId);
  const row = await tx.lesson.findUniqueOrThrow({ where, select: WHOLE });
  assertVersion(expectedVersion, row.version);
  return row;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** What the log keeps: texts and quizzes are long, their fingerprints say whether they changed. */
function snapshot({ content, quiz, ...lesson }: { content: string; quiz: unknown }): object {
  const count = quiz === null ? undefined : countOf(readQuiz(quiz));
  return {
    ...lesson,
    contentHash: hashOf(content),
    ...(count !== undefined && { quizHash: hashOf(canonicalJson(quiz)), questions: count }),
  };
}
