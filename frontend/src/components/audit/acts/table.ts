import { ACCOUNT_ACTS } from './account-acts.ts';
import type { Kind } from './act.ts';
import { COURSE_ACTS } from './course-acts.ts';
import { PLANNING_ACTS } from './planning-acts.ts';
import { SCHEDULE_ACTS } from './schedule-acts.ts';
import { SCHOOL_ACTS } from './school-acts.ts';

/** Every act that has a sentence, as the filter offers them. */
export const ACT_GROUPS: readonly { group: string; acts: Readonly<Record<string, Kind>> }[] = [
  { group: 'Bookings and hours', acts: SCHEDULE_ACTS },
  { group: 'Accounts and sign-ins', acts: ACCOUNT_ACTS },
  { group: 'Aircraft, rooms, school', acts: SCHOOL_ACTS },
  { group: 'Planning', acts: PLANNING_ACTS },
  { group: 'Courses', acts: COURSE_ACTS },
];

const ALL = new Map<string, Kind>(ACT_GROUPS.flatMap(({ acts }) => Object.entries(acts)));

/** How an act is told; undefined where nobody has put it into words yet. */
export const kindOf = (action: string): Kind | undefined => ALL.get(action);

/** "schedule.booking.swap_seats" as "schedule, booking, swap seats". */
const spelledOut = (action: string) => action.replaceAll('_', ' ').split('.').join(', ');

/** The name of an act in filters and lists; one we have no words for is spelled out. */
export const actLabel = (action: string): string => kindOf(action)?.label ?? spelledOut(action);
