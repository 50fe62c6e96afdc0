import type { Input, Result, settings } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { assertVersion, invalidField } from '#src/http/app-error.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { assertRecentSignIn } from '#src/http/recent-sign-in.ts';
import { runInScope } from '#src/http/route.ts';

import { getSchool, SCHOOL_SELECT, type SchoolRow } from './school.ts';

/** The school's settings beside the installation's defaults. */
export const getSettings = (context: RequestContext<Actor>): Promise<Result<typeof settings.getSettings>> =>
  runInScope(context, async (scope) => present(await getSchool(scope), context));

/** Changes the school's settings. Throws STALE_VERSION, and STEP_UP_REQUIRED where who may sign in would change. */
export const changeSettings = (
  context: RequestContext<Actor>,
  { body }: Input<typeof settings.changeSettings>,
): Promise<Result<typeof settings.changeSettings>> => runInScope(context, async (scope) => present(await change(scope, body), context));

type Body = Input<typeof settings.changeSettings>['body'];

async function change(scope: ActorScope, body: Body): Promise<SchoolRow> {
  const { tx, tenantId, expectedVersion } = scope;
  await tx.$queryRaw`SELECT id FROM tenant WHERE id = ${tenantId}::uuid FOR NO KEY UPDATE`;
  const before = await getSchool(scope);
  assertVersion(expectedVersion, before.version);
  const after = changed(before, body);
  const { requireSecondFactor } = after;
  if (after.bookingCourseId !== before.bookingCourseId) await assertPublished(scope, after.bookingCourseId);
  if (requireSecondFactor !== before.requireSecondFactor) assertRecentSignIn(scope);
  const saved = await tx.tenant.update({
    where: { id: tenantId },
    data: { ...after, version: { increment: 1 } },
    select: SCHOOL_SELECT,
  });
  record(scope, {
    action: 'tenant.settings_change',
    resourceType: 'tenant',
    resourceId: tenantId,
    before: snapshot(before),
    after: snapshot(saved),
  });
  announce(scope, 'users', 'calendar', 'courses');
  return saved;
}

/** What is left out stays. */
function changed(before: SchoolRow, body: Body) {
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  return editable({ ...before, ...given });
}

const editable = ({ id: _id, slug: _slug, timeZone: _zone, version: _version, ...school }: SchoolRow) => school;

async function assertPublished({ tx, tenantId }: ActorScope, id: string | null): Promise<void> {
  if (id === null) return;
  const course = await tx.course.findUnique({ where: { tenantId_id: { tenantId, id } }, select: { status: true } });
  if (course?.status !== 'PUBLISHED') throw invalidField('bookingCourseId', 'Not a published course of the school');
}

const snapshot = (school: SchoolRow) => ({ ...editable(school), timeZone: school.timeZone, version: school.version });

const present = (school: SchoolRow, { services: { config } }: RequestContext): settings.Settings => ({
  ...snapshot(school),
  defaultEscalationHours: config.escalationHours,
});

/** What holds for bookings at the school. */
export const getBookingPolicy = (context: RequestContext<Actor>): Promise<Result<typeof settings.getBookingPolicy>> =>
  runInScope(context, async (scope) => {
    const { minNoticeMinutes, bookingHorizonDays, holdMinutes, lateCancelMinutes, escalationHours } = await getSchool(scope);
    return {
      minNoticeMinutes,
      bookingHorizonDays,
      holdMinutes,
      lateCancelMinutes,
      answerWithinHours: escalationHours ?? context.services.config.escalationHours,
    };
  });
