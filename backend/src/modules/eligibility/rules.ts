import { findings } from '#contract';

import { isSameType, type Lack, lackOn, type Paper } from './papers.ts';
import { dateWords, daysAfter } from './school-days.ts';

/** What is known of a student or an instructor; `flown` are the dates of completed lessons, by type. */
export type Known = {
  fullName: string;
  papers: readonly Paper[];
  isOnHold: boolean;
  flown: readonly { aircraftType: string | null; date: string }[];
};

export type Settings = Readonly<Record<findings.RuleKey, { mode: findings.RuleMode; amount: number | null }>>;

/** All that the rules look at: loaded once, however many lessons are judged. */
export type Facts = {
  settings: Settings;
  people: ReadonlyMap<string, Known>;
  /** Bookings that are not cancelled; `week` is the date of its Monday. */
  bookings: readonly { id: string; studentId: string; week: string }[];
  /** The course the school asks for, and who has yet to complete it. */
  course: { title: string; missingFor: ReadonlySet<string> } | null;
};

/** A lesson as rules see it: on its date at the school, whenever they are asked. */
export type JudgedLesson = {
  date: string;
  week: string;
  studentId: string;
  instructorId: string | null;
  /** Null where it is not known: nothing is asked about it then. */
  aircraftType: string | null;
  /** The booking itself, which does not count against its week. */
  bookingId: string | null;
};

/** A finding with what a student may be told of it. */
export type Found = findings.Finding & { studentMessage: string };

type Said = { subjectId: string; message: string; studentMessage: string };
type Case = { lesson: JudgedLesson; facts: Facts; amount: number };
type Rule = (the: Case) => readonly Said[];

/** What a student hears of others: nothing, but that it is not theirs to mend. */
export const NEUTRAL = 'The school has to look at this lesson first.';

const ofStudent = ({ lesson: { studentId }, facts }: Case) => [studentId, facts.people.get(studentId)] as const;
const ofInstructor = ({ lesson: { instructorId }, facts }: Case) =>
  instructorId === null ? ([null, undefined] as const) : ([instructorId, facts.people.get(instructorId)] as const);

type Whose = typeof ofStudent | typeof ofInstructor;

function lackWords(lack: Lack, { fullName }: Known, what: string): string {
  if (lack.why === 'NONE') return `${fullName} has no ${what} on file.`;
  if (lack.why === 'LAPSED') return `${fullName}’s ${what} ran out on ${dateWords(lack.on)}.`;
  return `${fullName}’s ${what} is valid only from ${dateWords(lack.from)}.`;
}

const PAPERS = { MEDICAL: 'medical', LICENCE: 'licence' } as const;

const needsPaper =
  (kind: keyof typeof PAPERS, whose: Whose): Rule =>
  (the) => {
    const [subjectId, known] = whose(the);
    if (subjectId === null || !known) return [];
    const { date } = the.lesson;
    const lack = lackOn(
      known.papers.filter((paper) => paper.kind === kind),
      date,
    );
    if (!lack) return [];
    const own = `There is no ${PAPERS[kind]} of yours on file that is valid on ${dateWords(date)}. Please bring it to the school.`;
    return [{ subjectId, message: lackWords(lack, known, PAPERS[kind]), studentMessage: whose === ofStudent ? own : NEUTRAL }];
  };

const isQualified: Rule = (the) => {
  const [subjectId, known] = ofInstructor(the);
  const { aircraftType, date } = the.lesson;
  if (subjectId === null || !known || aircraftType === null) return [];
  const ratings = known.papers.filter((paper) => paper.kind === 'RATING' && isSameType(paper.aircraftType ?? '', aircraftType));
  const lack = lackOn(ratings, date);
  return lack ? [{ subjectId, message: lackWords(lack, known, `rating for ${aircraftType}`), studentMessage: NEUTRAL }] : [];
};

const isRecent =
  (whose: Whose): Rule =>
  (the) => {
    const [subjectId, known] = whose(the);
    if (subjectId === null || !known) return [];
    const { date, aircraftType } = the.lesson;
    const counted = known.flown.filter((flown) => aircraftType === null || isSameType(flown.aircraftType ?? '', aircraftType));
    const before = counted.filter((flown) => flown.date <= date).map((flown) => flown.date);
    const last = before.toSorted().at(-1);
    if (last !== undefined && last >= daysAfter(date, -the.amount)) return [];
    const inWhat = aircraftType === null ? '' : ` with ${aircraftType}`;
    const message = `${known.fullName} has completed no lesson${inWhat} in the ${the.amount} days before ${dateWords(date)}.`;
    const own = `It will be more than ${the.amount} days since your last lesson${inWhat}. Please speak to the school.`;
    return [{ subjectId, message, studentMessage: whose === ofStudent ? own : NEUTRAL }];
  };

const ON_HOLD = 'Your account is on hold. Please speak to the school.';

const isHeld: Rule = (the) =>
  [ofStudent, ofInstructor].flatMap((whose) => {
    const [subjectId, known] = whose(the);
    if (subjectId === null || !known?.isOnHold) return [];
    return [{ subjectId, message: `${known.fullName} is on hold.`, studentMessage: whose === ofStudent ? ON_HOLD : NEUTRAL }];
  });

const hasCourse: Rule = (the) => {
  const [subjectId, student] = ofStudent(the);
  const { course } = the.facts;
  if (!student || !course?.missingFor.has(subjectId)) return [];
  const studentMessage = `Complete “${course.title}” first.`;
  return [{ subjectId, message: `${student.fullName} has not completed “${course.title}”.`, studentMessage }];
};

const isWithinWeek: Rule = (the) => {
  const [subjectId, student] = ofStudent(the);
  const { week, bookingId } = the.lesson;
  const others = the.facts.bookings.filter((other) => other.studentId === subjectId && other.week === week && other.id !== bookingId);
  if (!student || others.length < the.amount) return [];
  const lessons = others.length === 1 ? '1 other lesson' : `${others.length} other lessons`;
  const rest = `${lessons} in the week of ${dateWords(week)}; the limit is ${the.amount} a week.`;
  return [{ subjectId, message: `${student.fullName} has ${rest}`, studentMessage: `You have ${rest}` }];
};

const CHECKS = {
  ACCOUNT_HOLD: isHeld,
  STUDENT_MEDICAL: needsPaper('MEDICAL', ofStudent),
  STUDENT_LICENCE: needsPaper('LICENCE', ofStudent),
  STUDENT_RECENCY: isRecent(ofStudent),
  REQUIRED_COURSE: hasCourse,
  WEEKLY_LIMIT: isWithinWeek,
  INSTRUCTOR_MEDICAL: needsPaper('MEDICAL', ofInstructor),
  INSTRUCTOR_LICENCE: needsPaper('LICENCE', ofInstructor),
  INSTRUCTOR_QUALIFIED: isQualified,
  INSTRUCTOR_RECENCY: isRecent(ofInstructor),
} as const satisfies Record<findings.RuleKey, Rule>;

/** What the rules that are on say against a lesson, blocks first. */
export function judge(facts: Facts, lesson: JudgedLesson): Found[] {
  const found = findings.RULE_KEYS.flatMap((rule): Found[] => {
    const { mode, amount } = facts.settings[rule];
    if (mode === 'OFF') return [];
    const said = CHECKS[rule]({ lesson, facts, amount: amount ?? 0 });
    return said.map((each) => ({ rule, mode, ...each }));
  });
  return [...found.filter(({ mode }) => mode === 'BLOCK'), ...found.filter(({ mode }) => mode === 'WARN')];
}
