import type { courses, Input, Result } from '#contract';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

/** The latest of each kind; who looks for what went out earlier finds it in the audit log. */
const MOST = 200;

/** What was taken out of a course, the latest first. Lessons that went with their module come back with it. Throws NOT_FOUND. */
export async function listArchivedParts(
  { tx, tenantId }: ActorScope,
  { params: { id } }: Input<typeof courses.listArchivedParts>,
): Promise<Result<typeof courses.listArchivedParts>> {
  const course = await tx.course.findUnique({ where: { tenantId_id: { tenantId, id } }, select: { id: true } });
  if (!course) throw notFound('Course');
  const latest = { orderBy: { archivedAt: 'desc' }, take: MOST } as const;
  const where = { tenantId, courseId: id, archivedAt: { not: null } };
  const modules = await tx.courseModule.findMany({ where, ...latest, select: { id: true, title: true, archivedAt: true } });
  const lessons = await tx.lesson.findMany({
    where,
    ...latest,
    select: { id: true, title: true, archivedAt: true, module: { select: { title: true } } },
  });
  const parts = [
    ...modules.map((each) => ({ ...each, kind: 'module' as const, within: null })),
    ...lessons.map(({ module, ...each }) => ({ ...each, kind: 'lesson' as const, within: module.title })),
  ];
  const dated = parts.flatMap(({ archivedAt, ...part }) => (archivedAt ? [{ ...part, archivedAt }] : []));
  return { items: dated.toSorted((a, b) => b.archivedAt.getTime() - a.archivedAt.getTime()) };
}
