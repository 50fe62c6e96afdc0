import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { audit } from '@flightline/backend/contract';
import { describe, expect, it } from 'vitest';

import { buildEntry } from '../../../test/audit.ts';
import { ACT_GROUPS, actLabel } from './acts/table.ts';
import { sentenceOf } from './sentence.ts';

const NAMES: Record<string, string> = { sam: 'Sam Okafor', jonas: 'Jonas Lindqvist', ada: 'Ada Reyes', piper: 'Piper Archer' };
const WORDS = { timeZone: 'America/New_York', now: new Date('2026-11-23T12:00:00Z'), nameOf: (id: string) => NAMES[id] };

const ENTRY = buildEntry({ userId: 'ada', actorName: 'Ada Reyes', resourceId: 'ada' });

const NOBODY = { userId: null, actorName: 'Not signed in' };
const SYSTEM = { userId: null, actorName: 'System' };
const LESSON = { startsAt: '2026-11-24T20:00:00.000Z', studentId: 'sam', title: null };
const TITLED = { ...LESSON, title: 'Steep turns' };
const HOURS = { instructorId: 'jonas', kind: 'WEEKLY', weekday: 1, startTime: '09:00', endTime: '17:00', date: null };

type Part = Partial<Omit<audit.AuditEntry, 'action'>>;

/** Every act with the sentence it must read as. */
const SENTENCES: readonly [action: string, entry: Part, sentence: string][] = [
  ['user.login', {}, 'Ada Reyes signed in'],
  ['user.login', { after: { by: 'PASSKEY' } }, 'Ada Reyes signed in with a passkey'],
  ['user.login_failed', { ...NOBODY, resourceId: null, after: { email: 'a@b.test' } }, 'Someone failed to sign in as a@b.test'],
  [
    'user.login_failed',
    { ...NOBODY, after: { email: 'a@b.test', code: 'INVALID_CREDENTIALS', blockedUntil: '2026-11-23T12:05:00.000Z' } },
    'Someone failed to sign in as a@b.test (wrong e-mail or password), and has to wait until 23 November, 07:05',
  ],
  ['user.logout', {}, 'Ada Reyes signed out'],
  [
    'user.session_revoke',
    { after: { reason: 'Signed out from the list of devices' } },
    'Ada Reyes had a device signed out: Signed out from the list of devices',
  ],
  ['user.session_revoke', { after: { ended: 2 } }, 'Ada Reyes signed 2 other devices of theirs out'],
  ['user.register', { after: { fullName: 'Ada Reyes' } }, 'Ada Reyes registered and waits for approval'],
  [
    'user.create',
    { resourceId: 'x', after: { fullName: 'Lee Tanaka', role: 'INSTRUCTOR' } },
    'Ada Reyes made the account of Lee Tanaka, an instructor',
  ],
  ['user.invite', { resourceId: 'sam' }, 'Ada Reyes gave Sam Okafor a new link to choose a password'],
  ['user.approve', { resourceId: 'sam' }, 'Ada Reyes approved the account of Sam Okafor'],
  ['user.suspend', { resourceId: 'x', after: { email: 'x@y.test' } }, 'Ada Reyes suspended x@y.test'],
  ['user.reactivate', { resourceId: 'unknown' }, 'Ada Reyes let someone in again'],
  [
    'user.role_change',
    { resourceId: 'sam', before: { role: 'STUDENT' }, after: { role: 'ADMIN' } },
    'Ada Reyes made Sam Okafor an administrator, who was a student',
  ],
  [
    'user.update',
    { before: { fullName: 'Ada R' }, after: { fullName: 'Ada Reyes' } },
    'Ada Reyes changed their name from Ada R to Ada Reyes',
  ],
  [
    'user.update',
    { resourceId: 'sam', before: { fullName: 'Sam' }, after: { fullName: 'Sam Okafor' } },
    'Ada Reyes changed the name of Sam to Sam Okafor',
  ],
  ['user.session_revoke', { resourceId: 'sam', after: { ended: 2 } }, 'Ada Reyes signed Sam Okafor out on 2 devices'],
  ['user.erase', { resourceId: 'sam' }, 'Ada Reyes erased who Sam Okafor was'],
  ['user.password_change', {}, 'Ada Reyes changed their password'],
  ['user.password_change', { after: { by: 'INVITATION' } }, 'Ada Reyes chose a first password by the link of the invitation'],
  [
    'user.password_reset_request',
    { ...NOBODY, after: { email: 'a@b.test', sent: true } },
    'Someone asked for a link to choose a new password for a@b.test',
  ],
  ['user.second_factor_add', { after: { kind: 'TOTP' } }, 'Ada Reyes added an authenticator app to their account'],
  ['user.second_factor_remove', { before: { kind: 'PASSKEY' } }, 'Ada Reyes removed a passkey from their account'],
  ['user.second_factor_reset', { resourceId: 'sam' }, 'Ada Reyes reset the second factors of Sam Okafor'],
  ['user.recovery_codes', {}, 'Ada Reyes made new recovery codes for their account'],
  ['user.step_up', {}, 'Ada Reyes showed again that it is really them'],
  ['user.step_up_failed', {}, 'Ada Reyes failed to show again that it is really them'],
  [
    'schedule.booking.create',
    { userId: 'sam', actorName: 'Sam Okafor', after: LESSON },
    'Sam Okafor requested the lesson of 24 November, 15:00',
  ],
  ['schedule.booking.create', { after: TITLED }, 'Ada Reyes requested “Steep turns” of 24 November, 15:00 for Sam Okafor'],
  ['schedule.booking.approve', { before: LESSON, after: LESSON }, 'Ada Reyes approved the lesson of 24 November, 15:00'],
  [
    'schedule.booking.assign',
    { before: LESSON, after: { ...LESSON, instructorId: 'jonas' } },
    'Ada Reyes assigned the lesson of 24 November, 15:00 to Jonas Lindqvist',
  ],
  [
    'schedule.booking.assign',
    { after: { ...LESSON, instructorId: 'x' } },
    'Ada Reyes assigned the lesson of 24 November, 15:00 to an instructor',
  ],
  [
    'schedule.booking.swap',
    { before: LESSON, after: { ...LESSON, instructorId: 'jonas' } },
    'Ada Reyes gave the lesson of 24 November, 15:00 another instructor or aircraft: Jonas Lindqvist',
  ],
  [
    'schedule.booking.waive',
    { before: LESSON, after: LESSON },
    'Ada Reyes waived the late cancellation of the lesson of 24 November, 15:00',
  ],
  ['schedule.booking.restore', { before: LESSON, after: LESSON }, 'Ada Reyes put the lesson of 24 November, 15:00 back as it was planned'],
  ['schedule.booking.unassign', { before: LESSON }, 'Ada Reyes took back the assignment of the lesson of 24 November, 15:00'],
  [
    'schedule.booking.complete',
    { after: { ...TITLED, outcome: 'Satisfactory' } },
    'Ada Reyes completed “Steep turns” of 24 November, 15:00: Satisfactory',
  ],
  [
    'schedule.booking.cancel',
    { after: { ...LESSON, cancelReason: 'WEATHER' } },
    'Ada Reyes cancelled the lesson of 24 November, 15:00: Weather',
  ],
  [
    'schedule.booking.reschedule',
    { before: LESSON, after: { ...LESSON, startsAt: '2027-01-05T15:30:00.000Z' } },
    'Ada Reyes moved the lesson of 24 November, 15:00 to 5 January 2027, 10:30',
  ],
  [
    'schedule.booking.escalate',
    { ...SYSTEM, after: LESSON },
    'System escalated the request for the lesson of 24 November, 15:00, which waited too long',
  ],
  ['schedule.booking.release', { ...SYSTEM, before: LESSON }, 'System let go of the time kept for the lesson of 24 November, 15:00'],
  ['schedule.lesson_type.create', { after: { name: 'Solo' } }, 'Ada Reyes added the kind of lesson “Solo”'],
  ['schedule.lesson_type.update', { after: { name: 'Solo' } }, 'Ada Reyes changed the kind of lesson “Solo”'],
  [
    'schedule.lesson_type.update',
    { before: { name: 'Solo', archivedAt: null }, after: { name: 'Solo', archivedAt: '2026-11-24T20:00:00.000Z' } },
    'Ada Reyes archived the kind of lesson “Solo”',
  ],
  [
    'schedule.outage.create',
    { after: { resourceId: 'piper', instructorId: null, startsAt: '2026-11-24T20:00:00.000Z' } },
    'Ada Reyes took Piper Archer out from 24 November, 15:00',
  ],
  ['schedule.outage.lift', { before: { instructorId: 'jonas' } }, 'Ada Reyes ended the time in which Jonas Lindqvist was out'],
  ['schedule.availability.create', { after: HOURS }, 'Ada Reyes added weekly hours on Mondays, 09:00–17:00 for Jonas Lindqvist'],
  [
    'schedule.availability.create',
    { userId: 'jonas', actorName: 'Jonas Lindqvist', after: { ...HOURS, kind: 'OFF', date: '2026-12-24', startTime: null, endTime: null } },
    'Jonas Lindqvist added time off on 24 December',
  ],
  [
    'schedule.availability.update',
    { before: HOURS, after: { ...HOURS, endTime: '18:00' } },
    'Ada Reyes changed weekly hours on Mondays, 09:00–18:00 for Jonas Lindqvist',
  ],
  [
    'schedule.availability.delete',
    { before: { ...HOURS, kind: 'EXTRA', date: '2026-12-24' } },
    'Ada Reyes removed extra hours on 24 December, 09:00–17:00 for Jonas Lindqvist',
  ],
  ['resource.create', { after: { name: 'Piper', kind: 'AIRCRAFT' } }, 'Ada Reyes added the aircraft “Piper”'],
  ['resource.update', { before: { name: 'Piper' }, after: { name: 'Archer' } }, 'Ada Reyes renamed “Piper” to “Archer”'],
  [
    'resource.update',
    { before: { name: 'Piper', kind: 'AIRCRAFT', status: 'IN_SERVICE' }, after: { name: 'Piper', kind: 'AIRCRAFT', status: 'GROUNDED' } },
    'Ada Reyes took the aircraft “Piper” out of service',
  ],
  [
    'resource.update',
    { before: { name: 'Piper', kind: 'ROOM', status: 'GROUNDED' }, after: { name: 'Piper', kind: 'ROOM', status: 'IN_SERVICE' } },
    'Ada Reyes returned the room “Piper” to service',
  ],
  ['resource.archive', { resourceId: 'piper' }, 'Ada Reyes archived the aircraft or room “Piper Archer”'],
  ['tenant.settings_change', {}, 'Ada Reyes changed the settings of the school'],
  ['course.create', { after: { title: 'Radio' } }, 'Ada Reyes made the course “Radio”'],
  ['course.update', { after: { title: 'Radio' } }, 'Ada Reyes changed the course “Radio”'],
  [
    'course.update',
    { before: { title: 'Radio', status: 'DRAFT' }, after: { title: 'Radio', status: 'PUBLISHED' } },
    'Ada Reyes published the course “Radio”',
  ],
  ['course.archive', { before: { title: 'Radio' } }, 'Ada Reyes archived the course “Radio”'],
  ['course.restore', { after: { title: 'Radio' } }, 'Ada Reyes brought the course “Radio” back'],
  ['module.create', { after: { title: 'Airspace' } }, 'Ada Reyes added the module “Airspace”'],
  ['module.update', { after: { title: 'Airspace' } }, 'Ada Reyes changed the module “Airspace”'],
  ['module.archive', { before: { title: 'Airspace' } }, 'Ada Reyes archived the module “Airspace”'],
  ['module.restore', { after: { title: 'Airspace' } }, 'Ada Reyes brought the module “Airspace” back'],
  ['lesson.create', { after: { title: 'Lift' } }, 'Ada Reyes added the course lesson “Lift”'],
  ['lesson.update', { after: { title: 'Lift' } }, 'Ada Reyes changed the course lesson “Lift”'],
  ['lesson.archive', { before: { title: 'Lift' } }, 'Ada Reyes archived the course lesson “Lift”'],
  ['lesson.restore', { after: { title: 'Lift' } }, 'Ada Reyes brought the course lesson “Lift” back'],
  ['lesson.import', { after: { title: 'Lift' } }, 'Ada Reyes imported questions into the course lesson “Lift”'],
  ['lesson.assign', { after: { title: 'Lift' } }, 'Ada Reyes gave the course lesson “Lift” to students'],
  ['lesson.unassign', { before: { title: 'Lift' } }, 'Ada Reyes took the course lesson “Lift” back from a student'],
  ['lesson.complete', { after: { title: 'Lift' } }, 'Ada Reyes finished the course lesson “Lift”'],
  ['quiz.regrade', { after: { changed: 3 } }, 'Ada Reyes regraded a quiz, which changed 3 results'],
  ['quiz.regrade_undo', { after: { changed: 3 } }, 'Ada Reyes undid a regrade of a quiz'],
  ['attempt.regrade', { before: { percent: 50 }, after: { percent: 75 } }, 'Ada Reyes regraded an attempt of a student: 50 % became 75 %'],
  [
    'attempt.regrade_undo',
    { before: { percent: 75 }, after: { percent: 50 } },
    'Ada Reyes gave an attempt of a student its earlier result again: 75 % became 50 %',
  ],
  ['question.create', { after: { title: 'Is fog a cloud?' } }, 'Ada Reyes put the question “Is fog a cloud?” into the bank'],
  ['question.update', { after: { title: 'Is fog a cloud?' } }, 'Ada Reyes changed the question “Is fog a cloud?” of the bank'],
  ['question.archive', { before: { title: 'Is fog a cloud?' } }, 'Ada Reyes archived the question “Is fog a cloud?” of the bank'],
  ['question.restore', { after: { title: 'Is fog a cloud?' } }, 'Ada Reyes brought the question “Is fog a cloud?” back into the bank'],
  ['question.import', { after: { imported: 5000, skipped: 2 } }, 'Ada Reyes brought 5000 questions into the bank'],
  ['question.import', { after: { imported: 1 } }, 'Ada Reyes brought a question into the bank'],
  ['certificate.issue', { after: { courseTitle: 'Weather' } }, 'Ada Reyes earned the certificate of the course “Weather”'],
  ['certificate.revoke', { after: { courseTitle: 'Weather' } }, 'Ada Reyes revoked a certificate of the course “Weather”'],
  [
    'schedule.booking.create',
    { after: { ...LESSON, override: { reason: 'x', rules: ['STUDENT_MEDICAL sam'] } } },
    'Ada Reyes requested the lesson of 24 November, 15:00 for Sam Okafor, against a rule of the school',
  ],
  [
    'user.document_add',
    { resourceId: 'sam', after: { documentKind: 'MEDICAL', documentTitle: 'Class 2' } },
    'Ada Reyes put the medical “Class 2” of Sam Okafor on file',
  ],
  [
    'user.document_update',
    { resourceId: 'sam', after: { documentKind: 'OTHER', documentTitle: 'Radio' } },
    'Ada Reyes changed a document “Radio” of Sam Okafor',
  ],
  ['user.document_archive', { resourceId: 'sam', after: { documentKind: 'RATING' } }, 'Ada Reyes archived the rating of Sam Okafor'],
  ['user.document_restore', { resourceId: 'sam', after: { documentKind: 'LICENCE' } }, 'Ada Reyes brought back the licence of Sam Okafor'],
  ['user.hold', { resourceId: 'sam', after: { holdReason: 'Unpaid bill' } }, 'Ada Reyes put Sam Okafor on hold: Unpaid bill'],
  ['user.hold_lift', { resourceId: 'sam', before: { holdReason: 'Unpaid bill' } }, 'Ada Reyes lifted the hold on Sam Okafor'],
  [
    'tenant.rules_change',
    { after: { rules: ['STUDENT_MEDICAL BLOCK', 'WEEKLY_LIMIT WARN 3'] } },
    'Ada Reyes changed the rules for lessons (Student’s medical: block; Lessons a week: warn, 3)',
  ],
  ['quiz.submit', { after: { title: 'Lift', percent: 80 } }, 'Ada Reyes submitted the quiz “Lift” with 80 %'],
];

const BACKEND = resolve(import.meta.dirname, '../../../../backend/src');

/** The acts that the server's code records, as far as they are written out. */
const recorded = () =>
  readdirSync(BACKEND, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(join(BACKEND, file), 'utf8').matchAll(/\b(?:action|actions): (?:'|\[')([a-z_]+\.[a-z_.]+)'/g)])
    .map(([, action]) => action ?? '');

describe('the sentence of an act', () => {
  it.each(SENTENCES)('%s %j reads well', (action, part, sentence) => {
    expect(sentenceOf({ ...ENTRY, action, ...part }, WORDS)).toBe(sentence);
  });

  it('is tested for every act of the table', () => {
    const table = ACT_GROUPS.flatMap(({ acts }) => Object.keys(acts));
    expect([...new Set(SENTENCES.map(([action]) => action))].sort()).toEqual(table.sort());
  });

  it('exists for every act the server records', () => {
    const acts = recorded();
    expect(acts.length).toBeGreaterThan(10);
    const tested = new Set(SENTENCES.map(([action]) => action));
    expect([...new Set(acts)].filter((action) => !tested.has(action))).toEqual([]);
  });

  it.each(SENTENCES.map(([action]) => action))('%s also reads without anything that was noted', (action) => {
    const bare = sentenceOf({ ...ENTRY, action, resourceId: null, userId: null, actorName: '' }, { ...WORDS, nameOf: () => undefined });
    expect(bare).toMatch(/^Someone [a-z]/);
    expect(bare).not.toMatch(/undefined|null|NaN/);
  });

  it('tells of those who were erased without a name', () => {
    const entry = { ...ENTRY, action: 'user.approve', actorName: '(erased)', after: { fullName: '(erased)' } };
    expect(sentenceOf({ ...entry, resourceId: 'x' }, WORDS)).toBe('Someone erased approved the account of someone erased');
  });

  it('of an act nobody put into words tells its name', () => {
    expect(sentenceOf({ ...ENTRY, action: 'schedule.booking.swap_seats', resourceType: 'booking' }, WORDS)).toBe(
      'Ada Reyes did “schedule, booking, swap seats” to a booking',
    );
    expect(actLabel('fleet.wash')).toBe('fleet, wash');
  });
});
