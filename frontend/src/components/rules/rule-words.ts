import { findings } from '@flightline/backend/contract';

type RuleWords = {
  name: string;
  /** What it asks, for who decides about it. */
  asks: string;
  /** What the number stands for. */
  counts?: string;
};

/** The rules in words. */
export const RULE_WORDS = {
  ACCOUNT_HOLD: { name: 'Account on hold', asks: 'Whoever an administrator has put on hold takes no lessons and gives none.' },
  STUDENT_MEDICAL: { name: 'Student’s medical', asks: 'The student has a medical on file that is valid on the day of the lesson.' },
  STUDENT_LICENCE: { name: 'Student’s licence', asks: 'The student has a licence on file that is valid on the day of the lesson.' },
  STUDENT_RECENCY: {
    name: 'Student’s recent experience',
    asks: 'The student has completed a lesson lately: with the aircraft type of the lesson, or any where it has none.',
    counts: 'Within how many days',
  },
  REQUIRED_COURSE: {
    name: 'Required course',
    asks: 'Also where an administrator books or assigns: the student has completed the course that Settings ask for. Students themselves always need it.',
  },
  WEEKLY_LIMIT: {
    name: 'Lessons a week',
    asks: 'The student has no more lessons from Monday to Sunday than this; cancelled ones do not count.',
    counts: 'At most how many',
  },
  INSTRUCTOR_MEDICAL: {
    name: 'Instructor’s medical',
    asks: 'The instructor has a medical on file that is valid on the day of the lesson.',
  },
  INSTRUCTOR_LICENCE: {
    name: 'Instructor’s licence',
    asks: 'The instructor has a licence on file that is valid on the day of the lesson.',
  },
  INSTRUCTOR_QUALIFIED: {
    name: 'Instructor’s rating',
    asks: 'The instructor has a valid rating for the aircraft type of the lesson. Lessons without an aircraft need none.',
  },
  INSTRUCTOR_RECENCY: {
    name: 'Instructor’s recent experience',
    asks: 'The instructor has completed a lesson lately: with the aircraft type of the lesson, or any where it has none.',
    counts: 'Within how many days',
  },
} as const satisfies Record<findings.RuleKey, RuleWords>;

export const MODE_WORDS = { OFF: 'Off', WARN: 'Warn', BLOCK: 'Block' } as const satisfies Record<findings.RuleMode, string>;

const ruleNamed = (key: string | undefined) => findings.ruleKey.safeParse(key).data;

/** "WEEKLY_LIMIT BLOCK 3", as the log keeps it, in words: "Lessons a week: block, 3"; an overridden one by its name alone. */
export function loggedRuleWords(text: string): string | undefined {
  const [key, mode, amount] = text.split(' ');
  const rule = ruleNamed(key);
  if (!rule) return undefined;
  const known = findings.ruleMode.safeParse(mode).data;
  if (!known) return RULE_WORDS[rule].name;
  return `${RULE_WORDS[rule].name}: ${MODE_WORDS[known].toLowerCase()}${amount === undefined ? '' : `, ${amount}`}`;
}
