import type { findings } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import type { Scope } from '#src/database/scope.ts';
import { studentsMissing } from '#src/modules/learning/index.ts';
import { getSchool, type SchoolRow } from '#src/modules/tenants/index.ts';

import { aircraftTypes } from './aircraft-type.ts';
import { withDates } from './document-rows.ts';
import { ruleSettings } from './rule-settings.ts';
import type { Facts, JudgedLesson, Known, Settings } from './rules.ts';
import { datesIn, daysAfter, dayStart, mondayOf } from './school-days.ts';

/** A lesson as it stands, or is to stand. */
export type Lesson = {
  /** None while it is being made. */
  bookingId?: string | undefined;
  studentId: string;
  instructorId?: string | null | undefined;
  resourceId?: string | null | undefined;
  startsAt: Date;
};

type Loaded = { facts: Facts; judged: JudgedLesson[] };

const isOn = (settings: Settings, ...rules: readonly findings.RuleKey[]) => rules.some((rule) => settings[rule].mode !== 'OFF');

/** What the rules that are on ask about some lessons: a constant number of queries, however many lessons, people and papers. */
export async function loadFacts(scope: Scope, lessons: readonly Lesson[]): Promise<Loaded> {
  const settings = await ruleSettings(scope);
  const school = await getSchool(scope);
  const dateAt = datesIn(school.timeZone);
  const types = isOn(settings, 'INSTRUCTOR_QUALIFIED', 'STUDENT_RECENCY', 'INSTRUCTOR_RECENCY')
    ? await typesFor(scope, lessons)
    : new Map();
  const judged = lessons.map((lesson) => toJudged(lesson, { dateAt, types }));
  const asked = { scope, settings, school, dateAt, lessons, judged };
  const course = await courseOf(asked);
  const bookings = await bookingsOf(asked);
  return { facts: { settings, course, bookings, people: await peopleOf(asked) }, judged };
}

type DateAt = (instant: Date) => string;
type Asked = {
  scope: Scope;
  settings: Settings;
  school: SchoolRow;
  dateAt: DateAt;
  lessons: readonly Lesson[];
  judged: readonly JudgedLesson[];
};

const present = (ids: readonly (string | null | undefined)[]): string[] => [...new Set(ids.flatMap((id) => id ?? []))];

const typesFor = (scope: Scope, lessons: readonly Lesson[]) => aircraftTypes(scope, present(lessons.map(({ resourceId }) => resourceId)));

function toJudged(lesson: Lesson, { dateAt, types }: { dateAt: DateAt; types: ReadonlyMap<string, string> }): JudgedLesson {
  const date = dateAt(lesson.startsAt);
  return {
    date,
    week: mondayOf(date),
    studentId: lesson.studentId,
    instructorId: lesson.instructorId ?? null,
    aircraftType: types.get(lesson.resourceId ?? '') ?? null,
    bookingId: lesson.bookingId ?? null,
  };
}

async function courseOf({ scope, settings, school, lessons }: Asked): Promise<Facts['course']> {
  if (!isOn(settings, 'REQUIRED_COURSE') || school.bookingCourseId === null) return null;
  return studentsMissing(scope, school.bookingCourseId, present(lessons.map(({ studentId }) => studentId)));
}

async function bookingsOf({ scope, settings, school: { timeZone }, dateAt, judged }: Asked): Promise<Facts['bookings']> {
  if (!isOn(settings, 'WEEKLY_LIMIT')) return [];
  const weeks = judged.map(({ week }) => week).toSorted();
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows = await scope.tx.booking.findMany({
    where: {
      tenantId: scope.tenantId,
      studentId: { in: present(judged.map(({ studentId }) => studentId)) },
      status: { not: 'CANCELLED' },
      startsAt: { gte: dayStart(first, timeZone), lt: dayStart(daysAfter(last, 7), timeZone) },
    },
    select: { id: true, studentId: true, startsAt: true },
  });
  return rows.map(({ startsAt, ...row }) => ({ ...row, week: mondayOf(dateAt(startsAt)) }));
}

const PERSON_SELECT = {
  id: true,
  fullName: true,
  holds: { where: { liftedAt: null }, select: { id: true } },
  documents: {
    where: { archivedAt: null, kind: { in: ['MEDICAL', 'LICENCE', 'RATING'] } },
    select: { id: true, kind: true, aircraftType: true, validFrom: true, validUntil: true },
  },
} satisfies Prisma.UserSelect;

async function peopleOf(asked: Asked): Promise<Facts['people']> {
  const { tx, tenantId } = asked.scope;
  const ids = present(asked.lessons.flatMap(({ studentId, instructorId }) => [studentId, instructorId]));
  const people = await tx.user.findMany({ where: { tenantId, id: { in: ids } }, select: PERSON_SELECT });
  const flown = await flownBy(asked, ids);
  const known = ({ id, fullName, holds, documents }: (typeof people)[number]): Known => ({
    ...{ fullName, isOnHold: holds.length > 0, papers: documents.map(withDates) },
    flown: flown.filter(({ personId }) => personId === id),
  });
  return new Map(people.map((person) => [person.id, known(person)]));
}

type Flown = { personId: string; aircraftType: string | null; date: string };

/**
 * When people last completed a lesson, by aircraft, before the earliest of the lessons: what is completed has begun, so
 * for lessons to come these are all there are.
 */
async function flownBy(
  { scope, settings, school: { timeZone }, dateAt, lessons, judged }: Asked,
  ids: readonly string[],
): Promise<Flown[]> {
  if (!isOn(settings, 'STUDENT_RECENCY', 'INSTRUCTOR_RECENCY')) return [];
  const { tx, tenantId } = scope;
  const before = new Date(Math.min(...lessons.map(({ startsAt }) => startsAt.getTime())));
  const days = Math.max(settings.STUDENT_RECENCY.amount ?? 0, settings.INSTRUCTOR_RECENCY.amount ?? 0);
  const first = judged.map(({ date }) => date).toSorted()[0];
  if (first === undefined) return [];
  const since = dayStart(daysAfter(first, -days), timeZone);
  const rows = await tx.$queryRaw<{ personId: string; resourceId: string | null; at: Date }[]>`
    SELECT p.id AS "personId", b.resource_id AS "resourceId", max(b.starts_at) AS at
    FROM unnest(${ids}::uuid[]) AS p(id)
    CROSS JOIN LATERAL (
      SELECT resource_id, starts_at FROM booking
      WHERE tenant_id = ${tenantId}::uuid AND student_id = p.id AND status = 'COMPLETED' AND starts_at >= ${since} AND starts_at < ${before}
      UNION ALL
      SELECT resource_id, starts_at FROM booking
      WHERE tenant_id = ${tenantId}::uuid AND instructor_id = p.id AND status = 'COMPLETED' AND starts_at >= ${since} AND starts_at < ${before}
    ) b
    GROUP BY 1, 2`;
  const types = await aircraftTypes(scope, present(rows.map(({ resourceId }) => resourceId)));
  return rows.map(({ personId, resourceId, at }) => ({
    personId,
    aircraftType: types.get(resourceId ?? '') ?? null,
    date: dateAt(at),
  }));
}
