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

/** "1 lesson", "4 lessons". */
export const lessons = (count: number): string => (count === 1 ? '1 lesson' : `${count} lessons`);
