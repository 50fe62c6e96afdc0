import { v7 as uuidv7 } from 'uuid';

import type { bookings, Input, Result, series } from '#contract';
import { announce } from '#src/database/scope.ts';
import { AppError, invalidField } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { judgeBookings, type Judgement } from '#src/modules/eligibility/index.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { listActiveAdminIds } from '#src/modules/users/index.ts';

import type { Interval } from './intervals.ts';
import { insertRequest, prepareRequest, type PreparedRequest } from './prepare-request.ts';
import { type BookingRow, presentBooking } from './presenter.ts';
import { seriesConflict } from './series-conflict.ts';
import { seriesTimes } from './series-times.ts';
import { tellOfSeries } from './tell-of-series.ts';

type Asked = Input<typeof series.previewSeries>['body'];
type Occurrence = { occurrence: number; period: Interval };
type Judged = Occurrence & { problem: AppError | null; judgement: Judgement };

/** What each lesson of a series would meet; changes nothing. */
export async function previewSeries(
  scope: ActorScope,
  { body }: Input<typeof series.previewSeries>,
): Promise<Result<typeof series.previewSeries>> {
  const asked = await occurrencesOf(scope, body);
  const prepared = await prepareRequest(scope, body.first, { periods: asked.map(({ period }) => period), forReal: false });
  const judged = await judgeAll(scope, prepared, asked);
  return {
    items: judged.map(({ occurrence, period, problem, judgement }) => ({
      ...{ occurrence, startsAt: period.startsAt, endsAt: period.endsAt, warnings: judgement.warnings },
      problem: problem && { code: problem.code, detail: problem.message },
    })),
  };
}

/** Requests recurring lessons: all that are not skipped or, where something stands in the way of one, none. */
export async function requestSeries(
  scope: ActorScope,
  { body }: Input<typeof series.requestSeries>,
): Promise<Result<typeof series.requestSeries>> {
  const skipped = new Set(body.skip);
  const asked = (await occurrencesOf(scope, body)).filter(({ occurrence }) => !skipped.has(occurrence));
  const prepared = await prepareRequest(scope, body.first, { periods: asked.map(({ period }) => period), forReal: true });
  const judged = await judgeAll(scope, prepared, asked);
  const refused = judged.flatMap(({ occurrence, problem }) => (problem ? [{ path: `occurrences.${occurrence}`, problem }] : []));
  if (refused.length > 0) throw seriesConflict(refused, judged.length);

  const seriesId = uuidv7();
  const rows: BookingRow[] = [];
  for (const [nth, { period, judgement }] of judged.entries()) {
    const position = { seriesId, seriesPosition: nth + 1, seriesLength: judged.length };
    rows.push(await insertRequest(scope, prepared, { period, note: judgement.note, series: position }));
  }
  await tellOfSeries(scope, rows, { act: 'REQUESTED', recipients: [...(await listActiveAdminIds(scope)), prepared.studentId] });
  announce(scope, 'calendar');
  return { items: rows.map((row): bookings.Booking => presentBooking(row, scope.actor, scope.now)) };
}

async function occurrencesOf(scope: ActorScope, { first, everyWeeks, times }: Asked): Promise<Occurrence[]> {
  if (first.startsAt <= scope.now) throw invalidField('first.startsAt', 'This time has passed. Choose one that is still to come.');
  const { timeZone } = await getSchool(scope);
  return seriesTimes({ first, everyWeeks, times, timeZone }).map((period, nth) => ({ occurrence: nth + 1, period }));
}

async function judgeAll(scope: ActorScope, prepared: PreparedRequest, asked: readonly Occurrence[]): Promise<Judged[]> {
  const lessons = asked.map(({ period }) => ({ ...prepared.placementAt(period), instructorId: null }));
  const byRules = await judgeBookings(scope, lessons, prepared.body);
  return asked.map((occurrence, nth) => {
    const judgement = byRules[nth] ?? NOTHING_FOUND;
    const refused = judgement instanceof AppError ? judgement : null;
    return {
      ...occurrence,
      problem: refusalOf(() => prepared.assertFreeAt(occurrence.period)) ?? refused,
      judgement: judgement instanceof AppError ? NOTHING_FOUND : judgement,
    };
  });
}

const NOTHING_FOUND: Judgement = { warnings: [], note: undefined };

function refusalOf(check: () => void): AppError | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
