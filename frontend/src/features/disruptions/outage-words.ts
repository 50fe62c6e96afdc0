import type { outages } from '@flightline/backend/contract';

/** Why something is out, in the order in which it is chosen. */
export const REASONS: Record<outages.OutageReason, string> = {
  WEATHER: 'Weather',
  SICKNESS: 'Sickness',
  DEFECT: 'Defect',
  MAINTENANCE: 'Maintenance',
  CLOSED: 'School closed',
  OTHER: 'Other',
};

/** What an outage takes out, by name. */
export const subjectOf = ({ resource, instructor }: Pick<outages.Outage, 'resource' | 'instructor'>): string =>
  resource?.name ?? instructor?.fullName ?? 'The whole school';

type Words = { period: (period: { startsAt: Date; endsAt: Date }) => string; instant: (instant: Date) => string };

/** "Tomorrow 08:00–12:00", "Until further notice, since today 06:19". */
export const whenOf = ({ startsAt, endsAt }: Pick<outages.Outage, 'startsAt' | 'endsAt'>, time: Words): string => {
  if (endsAt) return time.period({ startsAt, endsAt });
  const since = time.instant(startsAt);
  return `Until further notice, from ${since.charAt(0).toLowerCase()}${since.slice(1)}`;
};

/** "1 lesson", "4 lessons". */
export const lessons = (count: number): string => (count === 1 ? '1 lesson' : `${count} lessons`);
