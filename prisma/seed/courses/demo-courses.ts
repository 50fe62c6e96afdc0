import { AIR_LAW } from './air-law.ts';
import type { DemoCourse } from './demo-course.ts';
import { PRINCIPLES_OF_FLIGHT } from './principles-of-flight.ts';
import { PRIVATE_PILOT_GROUND_SCHOOL } from './private-pilot-ground-school.ts';
import { RADIO_TELEPHONY } from './radio-telephony.ts';

/** What the demo schools teach, by their slug. */
export const DEMO_COURSES: Record<string, readonly DemoCourse[]> = {
  alpha: [PRIVATE_PILOT_GROUND_SCHOOL, RADIO_TELEPHONY],
  bravo: [AIR_LAW, PRINCIPLES_OF_FLIGHT],
};
