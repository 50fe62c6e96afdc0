import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findings } from '#contract';

import type { Paper } from './papers.ts';
import { type Facts, judge, type JudgedLesson, type Known, type Settings } from './rules.ts';
import { daysAfter, mondayOf } from './school-days.ts';

const STUDENT = 'student';
const INSTRUCTOR = 'instructor';

const settingsOf = (mode: (rule: findings.RuleKey) => findings.RuleMode): Settings => {
  const entries = findings.RULE_KEYS.map((rule) => [rule, { mode: mode(rule), amount: findings.RULES[rule].amount?.value ?? null }]);
  return Object.fromEntries(entries) as Settings;
};
const only = (rule: findings.RuleKey, mode: findings.RuleMode = 'BLOCK', amount: number | null = null): Settings => ({
  ...settingsOf(() => 'OFF'),
  [rule]: { mode, amount: amount ?? findings.RULES[rule].amount?.value ?? null },
});

const nobody: Known = { fullName: 'Ada Reyes', papers: [], isOnHold: false, flown: [] };
const factsOf = (settings: Settings, { student = {}, instructor = {}, ...rest }: Given = {}): Facts => ({
  settings,
  people: new Map([
    [STUDENT, { ...nobody, ...student }],
    [INSTRUCTOR, { ...nobody, fullName: 'Jonas Lindqvist', ...instructor }],
  ]),
  bookings: [],
  course: null,
  ...rest,
});
type Given = { student?: Partial<Known>; instructor?: Partial<Known> } & Partial<Pick<Facts, 'bookings' | 'course'>>;

const DATE = '2026-03-05';
const LESSON: JudgedLesson = {
  ...{ date: DATE, week: mondayOf(DATE), studentId: STUDENT, instructorId: INSTRUCTOR, aircraftType: 'C172', bookingId: null },
};
const paper = (given: Partial<Paper> = {}): Paper => ({
  ...{ kind: 'MEDICAL', aircraftType: null, validFrom: '2025-01-01', validUntil: null },
  ...given,
});

const day = fc.integer({ min: -1_000, max: 1_000 }).map((days) => daysAfter(DATE, days));
const anyPaper: fc.Arbitrary<Paper> = fc.record({
  kind: fc.constantFrom('MEDICAL', 'LICENCE', 'RATING', 'INSURANCE', 'OTHER'),
  aircraftType: fc.constantFrom(null, 'C172', 'PA-28'),
  validFrom: day,
  validUntil: fc.option(day),
});
const anyKnown = fc.record({
  papers: fc.array(anyPaper, { maxLength: 5 }),
  isOnHold: fc.boolean(),
  flown: fc.array(fc.record({ aircraftType: fc.constantFrom(null, 'C172'), date: day }), { maxLength: 5 }),
});
const anyLesson: fc.Arbitrary<JudgedLesson> = fc
  .record({ date: day, instructorId: fc.constantFrom(INSTRUCTOR, null), aircraftType: fc.constantFrom('c 172', 'PA28', null) })
  .map((lesson) => ({ ...LESSON, ...lesson, week: mondayOf(lesson.date) }));
const anyMode = fc.constantFrom<findings.RuleMode>('OFF', 'WARN', 'BLOCK');
const anyModes = fc.array(anyMode, { minLength: findings.RULE_KEYS.length, maxLength: findings.RULE_KEYS.length });
const anyGiven = fc.record({ student: anyKnown, instructor: anyKnown });

describe('every rule', () => {
  it('never finds anything while it is off, and says what it finds in the mode it is in', () => {
    fc.assert(
      fc.property(anyModes, anyGiven, anyLesson, (modes, given, lesson) => {
        const settings = settingsOf((rule) => modes[findings.RULE_KEYS.indexOf(rule)] ?? 'OFF');
        for (const { rule, mode } of judge(factsOf(settings, given), lesson)) expect(mode).toBe(settings[rule].mode);
      }),
    );
  });

  it('finds the same whatever order papers, flights and other rules stand in', () => {
    fc.assert(
      fc.property(anyGiven, anyLesson, (given, lesson) => {
        const turned = (known: Partial<Known>) => ({
          ...known,
          papers: [...(known.papers ?? [])].reverse(),
          flown: [...(known.flown ?? [])].reverse(),
        });
        const all = settingsOf(() => 'BLOCK');
        const backwards = { student: turned(given.student), instructor: turned(given.instructor) };
        const found = judge(factsOf(all, given), lesson);
        expect(judge(factsOf(all, backwards), lesson)).toEqual(found);
        for (const { rule } of found) {
          const alone = judge(factsOf(only(rule), given), lesson);
          expect(alone.every(({ mode }) => mode === 'BLOCK') && alone.length > 0).toBe(true);
        }
      }),
    );
  });

  it('tells blocks before warnings, and students nothing of the instructor', () => {
    fc.assert(
      fc.property(anyModes, anyGiven, anyLesson, (modes, given, lesson) => {
        const settings = settingsOf((rule) => modes[findings.RULE_KEYS.indexOf(rule)] ?? 'OFF');
        const found = judge(factsOf(settings, given), lesson);
        expect(found.map(({ mode }) => mode)).toEqual(found.map(({ mode }) => mode).toSorted());
        for (const { subjectId, studentMessage } of found) {
          if (subjectId === INSTRUCTOR) expect(studentMessage).toBe('The school has to look at this lesson first.');
          expect(studentMessage).not.toContain('Jonas');
        }
      }),
    );
  });
});

const PAPER_RULES = [
  ['STUDENT_MEDICAL', 'MEDICAL', 'student'],
  ['STUDENT_LICENCE', 'LICENCE', 'student'],
  ['INSTRUCTOR_MEDICAL', 'MEDICAL', 'instructor'],
  ['INSTRUCTOR_LICENCE', 'LICENCE', 'instructor'],
  ['INSTRUCTOR_QUALIFIED', 'RATING', 'instructor'],
] as const;

describe.each(PAPER_RULES)('%s', (rule, kind, whose) => {
  const aircraftType = kind === 'RATING' ? 'C-172' : null;
  const judged = (papers: Paper[], date = DATE) => judge(factsOf(only(rule), { [whose]: { papers } }), { ...LESSON, date });

  it('never objects where a document is valid on the lesson’s date, whatever else is on file', () => {
    fc.assert(
      fc.property(day, fc.nat(900), fc.nat(900), fc.array(anyPaper), (date, before, after, others) => {
        const valid = paper({ kind, aircraftType, validFrom: daysAfter(date, -before), validUntil: daysAfter(date, after) });
        expect(judged([...others, valid], date)).toEqual([]);
      }),
    );
  });

  it('judges by the lesson’s date: the last day counts, the next does not', () => {
    const until = paper({ kind, aircraftType, validUntil: DATE });
    expect(judged([until])).toEqual([]);
    expect(judged([until], daysAfter(DATE, 1))).toMatchObject([
      { rule, mode: 'BLOCK', message: expect.stringContaining('ran out on 5 March 2026.') },
    ]);
  });

  it('tells what is missing: none on file, or one that begins later', () => {
    expect(judged([])[0]?.message).toMatch(/ has no (medical|licence|rating for C172) on file\.$/);
    expect(judged([paper({ kind, aircraftType, validFrom: '2026-04-01' })])[0]?.message).toContain('is valid only from 1 April 2026.');
  });
});

describe('INSTRUCTOR_QUALIFIED', () => {
  it('asks for nothing where no type is known, and not for another type’s rating', () => {
    const rated = { instructor: { papers: [paper({ kind: 'RATING', aircraftType: 'PA-28' })] } };
    const settings = only('INSTRUCTOR_QUALIFIED');
    expect(judge(factsOf(settings, rated), { ...LESSON, aircraftType: null })).toEqual([]);
    expect(judge(factsOf(settings, rated), { ...LESSON, aircraftType: 'pa28' })).toEqual([]);
    expect(judge(factsOf(settings, rated), LESSON)).toHaveLength(1);
    expect(judge(factsOf(settings), { ...LESSON, instructorId: null })).toEqual([]);
  });
});

describe.each(['STUDENT_RECENCY', 'INSTRUCTOR_RECENCY'] as const)('%s', (rule) => {
  const whose = rule === 'STUDENT_RECENCY' ? 'student' : 'instructor';
  const judged = (flown: Known['flown'], aircraftType: string | null = 'C172') =>
    judge(factsOf(only(rule, 'WARN', 30), { [whose]: { flown } }), { ...LESSON, aircraftType });

  it('counts completed lessons with that type, back to the last day that counts', () => {
    expect(judged([{ aircraftType: 'C172', date: daysAfter(DATE, -30) }])).toEqual([]);
    expect(judged([{ aircraftType: 'C172', date: daysAfter(DATE, -31) }])).toMatchObject([{ mode: 'WARN' }]);
    expect(judged([{ aircraftType: 'PA28', date: daysAfter(DATE, -1) }])[0]?.message).toContain('no lesson with C172 in the 30 days');
  });

  it('counts any lesson where the type is not known, and none that comes after', () => {
    expect(judged([{ aircraftType: null, date: daysAfter(DATE, -1) }], null)).toEqual([]);
    expect(judged([{ aircraftType: null, date: daysAfter(DATE, 1) }], null)).toHaveLength(1);
  });
});

describe('WEEKLY_LIMIT', () => {
  it('objects to every lesson past the limit and to none within, and does not count the booking itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.nat(9), fc.nat(9), (limit, inWeek, elsewhere) => {
        const other = (id: string, week: string, studentId = STUDENT) => ({ id, week, studentId });
        const bookings = [
          ...Array.from({ length: inWeek }, (_, at) => other(`in-${at}`, LESSON.week)),
          ...Array.from({ length: elsewhere }, (_, at) => other(`out-${at}`, daysAfter(LESSON.week, 7))),
          other('another', LESSON.week, 'someone else'),
        ];
        const facts = factsOf(only('WEEKLY_LIMIT', 'BLOCK', limit), { bookings });
        expect(judge(facts, LESSON)).toHaveLength(inWeek >= limit ? 1 : 0);
        expect(judge(facts, { ...LESSON, bookingId: 'in-0' })).toHaveLength(inWeek > limit ? 1 : 0);
      }),
    );
  });
});

it('finds who is on hold, each by themselves, and tells no one why', () => {
  const found = judge(factsOf(only('ACCOUNT_HOLD'), { student: { isOnHold: true }, instructor: { isOnHold: true } }), LESSON);
  expect(found.map(({ subjectId, message, studentMessage }) => [subjectId, message, studentMessage])).toEqual([
    [STUDENT, 'Ada Reyes is on hold.', 'Your account is on hold. Please speak to the school.'],
    [INSTRUCTOR, 'Jonas Lindqvist is on hold.', 'The school has to look at this lesson first.'],
  ]);
});

it('names the course that a student has yet to complete', () => {
  const course = { title: 'Ground school', missingFor: new Set([STUDENT]) };
  expect(judge(factsOf(only('REQUIRED_COURSE'), { course }), LESSON)).toMatchObject([
    { message: 'Ada Reyes has not completed “Ground school”.', studentMessage: 'Complete “Ground school” first.' },
  ]);
  expect(judge(factsOf(only('REQUIRED_COURSE'), { course: { ...course, missingFor: new Set() } }), LESSON)).toEqual([]);
});
