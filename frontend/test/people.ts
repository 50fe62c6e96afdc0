export const SCHOOL = {
  id: '01a208c9-5424-7367-bf29-b65e1a0491ea',
  slug: 'alpha',
  name: 'Alpha Flight School',
  timeZone: 'America/New_York',
};

export type RoleName = 'STUDENT' | 'INSTRUCTOR' | 'ADMIN';

const IDS = {
  STUDENT: '01a208c9-5424-7367-bf29-b65e1a000001',
  INSTRUCTOR: '01a208c9-5424-7367-bf29-b65e1a000002',
  ADMIN: '01a208c9-5424-7367-bf29-b65e1a000003',
};

/** A user as the server writes one. */
export const buildUser = (role: RoleName = 'STUDENT') => ({
  id: IDS[role],
  tenantId: SCHOOL.id,
  email: `${role.toLowerCase()}@alpha.test`,
  fullName: `Some ${role.toLowerCase()}`,
  role,
  status: 'ACTIVE',
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  can: { update: true, approve: false, suspend: false, reactivate: false, erase: false },
});

/** The answer to signing in and to refreshing. */
export const signedIn = (accessToken: string, role: RoleName = 'STUDENT', expiresIn = 900) => ({
  body: { accessToken, expiresIn, user: buildUser(role), school: SCHOOL, mustSetUp: false },
});

/** A booking as the server writes one: Tuesday 1 December 2026, 09:00 to 11:00 in New York. */
export const buildBooking = (part: object = {}) => ({
  id: '01a208c9-57b3-723a-a6b2-f258f18e2cd4',
  status: 'REQUESTED',
  startsAt: '2026-12-01T14:00:00.000Z',
  endsAt: '2026-12-01T16:00:00.000Z',
  title: 'Steep turns',
  notes: null,
  studentId: IDS.STUDENT,
  student: { id: IDS.STUDENT, fullName: 'Some student' },
  instructorId: null,
  instructor: null,
  preferredInstructorId: null,
  preferredInstructor: null,
  resourceId: null,
  resource: null,
  courseId: null,
  lessonTypeId: null,
  lessonType: null,
  needsInstructor: true,
  wantedKind: null,
  wantedModel: null,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  heldUntil: null,
  escalatedAt: null,
  lateCancellation: false,
  cancelReason: null,
  cancelNote: null,
  outcome: null,
  remarks: null,
  seriesId: null,
  seriesPosition: null,
  seriesLength: null,
  version: 3,
  createdAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-20T10:00:00.000Z',
  can: { approve: false, assign: false, complete: false, cancel: true, reschedule: true, swap: false, waive: false },
  ...part,
});

/** The same with its history, as its own page gets it. */
export const buildBookingWithHistory = (part: object = {}) => ({
  ...buildBooking(part),
  history: [
    {
      at: '2026-11-20T10:00:00.000Z',
      action: 'schedule.booking.create',
      actor: { id: IDS.STUDENT, fullName: 'Some student' },
      from: null,
      to: 'REQUESTED',
      note: null,
    },
  ],
});
