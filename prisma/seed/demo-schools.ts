import type { lessonTypes } from '#contract';

/** The two demo schools of every fresh installation. Times are the school's wall clock. */
export type DemoSchool = {
  slug: string;
  name: string;
  timeZone: string;
  people: Record<DemoPerson, string>;
  aircraft: readonly [string, string];
  models: readonly [string, string];
  room: string;
  courses: readonly { title: string; description: string }[];
};

export type DemoPerson = 'admin' | 'instructor' | 'instructor2' | 'student' | 'student2' | 'pending';

export const DEMO_PASSWORD = 'Flightline-demo-1';

export const DEMO_SCHOOLS: readonly DemoSchool[] = [
  {
    slug: 'alpha',
    name: 'Alpha Flight School',
    timeZone: 'America/New_York',
    people: {
      admin: 'Morgan Hale',
      instructor: 'Ada Reyes',
      instructor2: 'Jonas Lindqvist',
      student: 'Sam Okafor',
      student2: 'Priya Nair',
      pending: 'Lee Tanaka',
    },
    aircraft: ['Cessna 172 N172AF', 'Piper Archer N28AF'],
    models: ['C172', 'PA28'],
    room: 'Briefing room 1',
    courses: [
      {
        title: 'Private pilot ground school',
        description: 'Airspace, weather, navigation and performance, from the first lesson to the written test.',
      },
      { title: 'Radio telephony', description: 'Say what matters, hear what matters: procedures and practice on the frequency.' },
    ],
  },
  {
    slug: 'bravo',
    name: 'Bravo Academy',
    timeZone: 'Europe/London',
    people: {
      admin: 'Imogen Price',
      instructor: 'Callum Fraser',
      instructor2: 'Nia Evans',
      student: 'Tomasz Zielinski',
      student2: 'Beatrice Ashworth',
      pending: 'Oliver Grant',
    },
    aircraft: ['Cessna 152 G-BRVO', 'Diamond DA40 G-BRVA'],
    models: ['C152', 'DA40'],
    room: 'Classroom A',
    courses: [
      {
        title: 'Air law and operational procedures',
        description: 'The rules of the air, and how a flight is planned and flown within them.',
      },
      { title: 'Principles of flight', description: 'Lift, drag, stability and stalls, with the sums worked through.' },
    ],
  },
];

/** Weekly availability: `[weekday (Monday 1), from, to]`. */
export const DEMO_AVAILABILITY: Partial<Record<DemoPerson, readonly (readonly [number, string, string])[]>> = {
  instructor: [1, 2, 3, 4, 5].flatMap((weekday) => [[weekday, '08:00', '12:00'] as const, [weekday, '13:00', '18:00'] as const]),
  instructor2: [2, 3, 4, 5, 6].map((weekday) => [weekday, '09:00', '16:00'] as const),
};

/** What the demo schools teach in their bookings. */
export const DEMO_LESSON_TYPES: readonly lessonTypes.NewLessonType[] = [
  {
    name: 'Flight lesson',
    durationMinutes: 90,
    bufferBeforeMinutes: 15,
    bufferAfterMinutes: 15,
    needsInstructor: true,
    needsResource: 'AIRCRAFT',
  },
  { name: 'Ground lesson', durationMinutes: 60, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, needsInstructor: true, needsResource: null },
  {
    name: 'Solo flight',
    durationMinutes: 60,
    bufferBeforeMinutes: 15,
    bufferAfterMinutes: 15,
    needsInstructor: false,
    needsResource: 'AIRCRAFT',
  },
];

/** How a demo booking's life went: each stage includes those before it. */
export type DemoBooking = {
  /** Weeks from this one, weekday, from, to. */
  when: readonly [week: number, weekday: number, from: string, to: string];
  student: 'student' | 'student2';
  title: string;
  notes?: string;
  /** Index into the school's aircraft, or its room. */
  resource?: 0 | 1 | 'room';
  /** Hours before now at which it was requested; for lessons of the past, a week before they took place. */
  requestedHoursAgo: number;
  outcome:
    | { status: 'REQUESTED'; preferred?: 'instructor' | 'instructor2' }
    | { status: 'APPROVED' }
    | { status: 'ASSIGNED' | 'COMPLETED'; instructor: 'instructor' | 'instructor2' }
    | { status: 'CANCELLED'; note: string };
};

export const DEMO_BOOKINGS: readonly DemoBooking[] = [
  {
    when: [-2, 2, '09:00', '11:00'],
    student: 'student',
    title: 'First flight',
    resource: 0,
    requestedHoursAgo: 600,
    outcome: { status: 'COMPLETED', instructor: 'instructor' },
  },
  {
    when: [-1, 2, '09:00', '11:00'],
    student: 'student',
    title: 'Climbing and descending',
    resource: 0,
    requestedHoursAgo: 400,
    outcome: { status: 'COMPLETED', instructor: 'instructor' },
  },
  {
    when: [-1, 3, '10:00', '11:30'],
    student: 'student2',
    title: 'Effects of controls',
    resource: 1,
    requestedHoursAgo: 390,
    outcome: { status: 'COMPLETED', instructor: 'instructor2' },
  },
  {
    when: [-1, 4, '13:00', '15:00'],
    student: 'student',
    title: 'Slow flight and stalls',
    resource: 0,
    requestedHoursAgo: 380,
    outcome: { status: 'COMPLETED', instructor: 'instructor' },
  },
  {
    when: [-1, 5, '09:00', '10:30'],
    student: 'student2',
    title: 'Ground briefing: circuits',
    resource: 'room',
    requestedHoursAgo: 370,
    outcome: { status: 'ASSIGNED', instructor: 'instructor2' },
  },
  {
    when: [1, 1, '08:00', '10:00'],
    student: 'student',
    title: 'Circuits and landings',
    notes: 'Would like to practise crosswind if the wind allows.',
    resource: 0,
    requestedHoursAgo: 120,
    outcome: { status: 'ASSIGNED', instructor: 'instructor' },
  },
  {
    when: [1, 2, '13:00', '15:00'],
    student: 'student2',
    title: 'Circuits and landings',
    resource: 1,
    requestedHoursAgo: 110,
    outcome: { status: 'ASSIGNED', instructor: 'instructor' },
  },
  {
    when: [1, 3, '09:00', '10:30'],
    student: 'student',
    title: 'Navigation briefing',
    resource: 'room',
    requestedHoursAgo: 100,
    outcome: { status: 'ASSIGNED', instructor: 'instructor2' },
  },
  {
    when: [1, 4, '10:00', '12:00'],
    student: 'student2',
    title: 'Steep turns',
    resource: 1,
    requestedHoursAgo: 90,
    outcome: { status: 'APPROVED' },
  },
  {
    when: [1, 4, '14:00', '16:00'],
    student: 'student',
    title: 'Cross-country planning',
    requestedHoursAgo: 80,
    outcome: { status: 'CANCELLED', note: 'Away that afternoon.' },
  },
  {
    when: [1, 5, '09:00', '12:00'],
    student: 'student',
    title: 'First cross-country flight',
    notes: 'Route and weather are planned; please check my fuel sums.',
    resource: 0,
    requestedHoursAgo: 31,
    outcome: { status: 'REQUESTED', preferred: 'instructor' },
  },
  {
    when: [1, 5, '13:00', '14:30'],
    student: 'student2',
    title: 'Radio navigation',
    requestedHoursAgo: 5,
    outcome: { status: 'REQUESTED', preferred: 'instructor2' },
  },
  {
    when: [2, 2, '08:00', '09:30'],
    student: 'student2',
    title: 'Emergency procedures',
    resource: 1,
    requestedHoursAgo: 2,
    outcome: { status: 'REQUESTED' },
  },
];
