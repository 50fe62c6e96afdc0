import { v7 as uuidv7 } from 'uuid';

import type { Role } from '#contract';
import { appendToChain } from '#src/database/audit-chain.ts';
import type { Database } from '#src/database/client.ts';
import { record, type Scope, type Transaction } from '#src/database/scope.ts';
import type { Actor } from '#src/http/context.ts';
import { addLesson, createCourse, createModule, quizDocument, updateCourse } from '#src/modules/learning/index.ts';
import {
  addDays,
  approveBooking,
  assignInstructor,
  cancelBooking,
  completeBooking,
  createAvailability,
  createLessonType,
  createResource,
  escalateBookings,
  localDateOf,
  requestBooking,
  toInstant,
  weekdayOf,
} from '#src/modules/scheduling/index.ts';
import { USER_SELECT, userSnapshot } from '#src/modules/users/index.ts';

import type { DemoCourse } from './courses/demo-course.ts';
import { DEMO_COURSES } from './courses/demo-courses.ts';
import {
  DEMO_AVAILABILITY,
  DEMO_BOOKINGS,
  DEMO_LESSON_TYPES,
  DEMO_PASSWORD,
  DEMO_SCHOOLS,
  type DemoBooking,
  type DemoPerson,
  type DemoSchool,
} from './demo-schools.ts';
import { studyScenes } from './study.ts';

const HOUR = 3_600_000;
/** The schools opened before their first booking was requested. */
const OPEN_FOR_HOURS = 24 * 30;

const ROLES: Record<DemoPerson, Role> = {
  admin: 'ADMIN',
  instructor: 'INSTRUCTOR',
  instructor2: 'INSTRUCTOR',
  student: 'STUDENT',
  student2: 'STUDENT',
  pending: 'STUDENT',
};
const PEOPLE = Object.keys(ROLES) as DemoPerson[];

type Seeding = {
  /** Connected as the owner: the app's own role may not make schools. */
  database: Database;
  hashPassword: (password: string) => Promise<string>;
  now: Date;
};

/** Makes the demo schools in a database that has none, in one transaction; gives whether it did. */
export async function seedDemo({ database, hashPassword, now }: Seeding): Promise<boolean> {
  if ((await database.prisma.tenant.count()) > 0) return false;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  return database.prisma.$transaction(
    async (tx) => {
      // Two processes may start on an empty database at once: the second finds the schools of the first.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('flightline.seed', 0))`;
      if ((await tx.tenant.count()) > 0) return false;
      for (const school of DEMO_SCHOOLS) await seedSchool(tx, { school, passwordHash, now });
      return true;
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}

async function seedSchool(
  tx: Transaction,
  { school, passwordHash, now }: { school: DemoSchool; passwordHash: string; now: Date },
): Promise<void> {
  const tenantId = uuidv7();
  await tx.$executeRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)`;
  const { slug, name, timeZone } = school;
  const opened = new Date(now.getTime() - OPEN_FOR_HOURS * HOUR);
  await tx.tenant.create({ data: { id: tenantId, slug, name, timeZone, createdAt: opened } });
  const stage = await castOf(tx, { school, tenantId, passwordHash, now: opened });
  await stage.play('admin', opened, (scope) => furnish(scope, school, stage));
  const studentIds = [stage.actors.student.userId, stage.actors.student2.userId];
  const studied = studyScenes(await lessonsOfFirstCourse(tx, tenantId), {
    play: (by, at, act) => stage.play(by, at, act),
    studentIds,
    now,
  });
  const life = DEMO_BOOKINGS.flatMap((booking) => scenesOf(booking, { stage, timeZone, now }));
  // In the order of their times, so that the audit trail reads as the weeks went by.
  for (const scene of [...life, ...studied].sort((a, b) => a.at.getTime() - b.at.getTime())) await scene.play();
  await stage.play(null, now, (scope) => escalateBookings(scope, { defaultHours: 24 }));
}

async function lessonsOfFirstCourse(tx: Transaction, tenantId: string) {
  const course = await tx.course.findFirstOrThrow({ where: { tenantId }, orderBy: { id: 'asc' }, select: { id: true } });
  return tx.lesson.findMany({
    where: { tenantId, courseId: course.id },
    orderBy: { id: 'asc' },
    select: { id: true, type: true, quiz: true },
  });
}

type Stage = {
  actors: Record<DemoPerson, Actor>;
  resources: Map<0 | 1 | 'room', string>;
  /** Does something as a person (or as the system) at a moment, with its audit rows. */
  play<P extends DemoPerson | null, T>(by: P, at: Date, act: (scope: Scope<P extends null ? null : Actor>) => Promise<T>): Promise<T>;
};

async function castOf(
  tx: Transaction,
  { school, tenantId, passwordHash, now }: { school: DemoSchool; tenantId: string; passwordHash: string; now: Date },
): Promise<Stage> {
  const actors = Object.fromEntries(
    PEOPLE.map((key) => [key, { userId: uuidv7(), tenantId, sessionId: uuidv7(), role: ROLES[key], fullName: school.people[key] }]),
  ) as Record<DemoPerson, Actor>;
  await tx.user.createMany({
    data: PEOPLE.map((key) => ({
      tenantId,
      id: actors[key].userId,
      email: `${key}@${school.slug}.test`,
      fullName: school.people[key],
      passwordHash,
      role: ROLES[key],
      status: key === 'pending' ? ('PENDING' as const) : ('ACTIVE' as const),
      createdAt: now,
      updatedAt: now,
    })),
  });
  return {
    actors,
    resources: new Map(),
    async play(by, at, act) {
      const actor = by === null ? null : actors[by];
      const common = { tenantId, correlationId: 'seed', ip: null, now: at, expectedVersion: undefined, tx, changes: new Set<never>() };
      const scope = { ...common, actor, journal: [] } as unknown as Parameters<typeof act>[0];
      const result = await act(scope);
      await appendToChain(scope);
      return result;
    },
  };
}

/** A published course with what it teaches. */
async function teach(scope: Scope<Actor>, course: DemoSchool['courses'][number], modules: DemoCourse['modules']): Promise<void> {
  const { id } = await createCourse(scope, { params: undefined, query: undefined, body: course });
  for (const { title, lessons } of modules) {
    const made = await createModule(scope, { params: { id }, query: undefined, body: { title } });
    for (const lesson of lessons) {
      const type = 'quiz' in lesson ? 'QUIZ' : 'TEXT';
      const quiz = 'quiz' in lesson ? quizDocument(lesson.quiz) : null;
      await addLesson(scope, made.id, { title: lesson.title, type, content: 'content' in lesson ? lesson.content.trim() : '', quiz });
    }
  }
  await updateCourse(scope, { params: { id }, query: undefined, body: { status: 'PUBLISHED' } });
}

/** What the school has before its first booking: people on record, aircraft, courses, and when its instructors teach. */
async function furnish(scope: Scope<Actor>, school: DemoSchool, { actors, resources }: Stage): Promise<void> {
  const { tx, tenantId } = scope;
  const people = await tx.user.findMany({ where: { tenantId }, orderBy: { id: 'asc' }, select: USER_SELECT });
  for (const person of people) {
    record(scope, { action: 'user.create', resourceType: 'user', resourceId: person.id, after: userSnapshot(person) });
  }
  for (const [place, course] of school.courses.entries()) await teach(scope, course, DEMO_COURSES[school.slug]?.[place]?.modules ?? []);
  const owned = [
    { key: 0, name: school.aircraft[0], kind: 'AIRCRAFT', model: school.models[0] },
    { key: 1, name: school.aircraft[1], kind: 'AIRCRAFT', model: school.models[1] },
    { key: 'room', name: school.room, kind: 'ROOM', model: null },
  ] as const;
  for (const { key, name, kind, model } of owned) {
    const { id } = await createResource(scope, { params: undefined, query: undefined, body: { name, kind, model, status: 'IN_SERVICE' } });
    resources.set(key, id);
  }
  for (const body of DEMO_LESSON_TYPES) await createLessonType(scope, { params: undefined, query: undefined, body });
  for (const key of ['instructor', 'instructor2'] as const) {
    for (const [weekday, startTime, endTime] of DEMO_AVAILABILITY[key] ?? []) {
      const body = { instructorId: actors[key].userId, weekday, startTime, endTime };
      await createAvailability(scope, { params: undefined, query: undefined, body });
    }
  }
}

type Scene = { at: Date; play: () => Promise<unknown> };

/** The steps that brought a booking where it stands, each through the same use case as in the app. */
function scenesOf(booking: DemoBooking, { stage, timeZone, now }: { stage: Stage; timeZone: string; now: Date }): Scene[] {
  const { outcome, student, title, notes, requestedHoursAgo } = booking;
  const { startsAt, endsAt } = periodOf(booking, { timeZone, now });
  const resourceId = booking.resource === undefined ? undefined : stage.resources.get(booking.resource);
  const requestedAt = new Date(now.getTime() - requestedHoursAgo * HOUR);
  const later = (hours: number) => new Date(requestedAt.getTime() + hours * HOUR);
  let id = '';
  const input = <B>(body: B) => ({ params: { id }, query: undefined, body });

  const scenes: Scene[] = [
    {
      at: requestedAt,
      play: () =>
        stage.play(student, requestedAt, async (scope) => {
          const preferred = outcome.status === 'REQUESTED' && outcome.preferred;
          const preferredInstructorId = preferred ? stage.actors[preferred].userId : undefined;
          const body = {
            startsAt,
            endsAt,
            title,
            ...(notes && { notes }),
            ...(resourceId && { resourceId }),
            ...(preferredInstructorId && { preferredInstructorId }),
          };
          id = (await requestBooking(scope, { params: undefined, query: undefined, body })).id;
        }),
    },
  ];
  const add = (at: Date, by: DemoPerson, act: (scope: Scope<Actor>) => Promise<unknown>) =>
    scenes.push({ at, play: () => stage.play(by, at, act) });

  if (outcome.status === 'CANCELLED')
    add(later(1), student, (scope) => cancelBooking(scope, input({ reason: 'STUDENT' as const, note: outcome.note })));
  if (outcome.status === 'APPROVED') add(later(1), 'admin', (scope) => approveBooking(scope, input({})));
  if (outcome.status === 'ASSIGNED' || outcome.status === 'COMPLETED') {
    const instructorId = stage.actors[outcome.instructor].userId;
    add(later(1), 'admin', (scope) => approveBooking(scope, input({})));
    add(later(2), 'admin', (scope) => assignInstructor(scope, input({ instructorId })));
  }
  if (outcome.status === 'COMPLETED') {
    const remarks = 'Good progress; ready for the next exercise.';
    add(endsAt, outcome.instructor, (scope) => completeBooking(scope, input({ outcome: 'Satisfactory', remarks })));
  }
  return scenes;
}

function periodOf({ when: [week, weekday, from, to] }: DemoBooking, { timeZone, now }: { timeZone: string; now: Date }) {
  const today = localDateOf(now, timeZone);
  const date = addDays(today, week * 7 + weekday - weekdayOf(today));
  return { startsAt: toInstant({ date, time: from, timeZone }), endsAt: toInstant({ date, time: to, timeZone }) };
}
