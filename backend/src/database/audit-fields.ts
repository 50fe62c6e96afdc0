type Listed = {
  /** What the object is: folded in order, these tell how it stood at any moment (GET /audit-logs/as-it-was). */
  state: readonly string[];
  /** What belongs to one act alone. Fields inside of an object are listed by their path. */
  facts?: readonly string[];
  /** Those of them that tell who someone is: the chain holds commitments, the values stand beside it and can be erased (decision 0011). */
  personal?: readonly string[];
};

/** What a regrade of a quiz came to. */
const REGRADE = ['regradeId', 'regrade', 'lessonVersion', 'attempts', 'changed', 'gained', 'lost'] as const;

/** What a school decides about bookings. */
const POLICY = [
  'minNoticeMinutes',
  'bookingHorizonDays',
  'dailyDutyMinutes',
  'weeklyDutyMinutes',
  'holdMinutes',
  'lateCancelMinutes',
] as const;

/**
 * All that `before` and `after` of an audit row may hold, by the type of the object. Whatever is not listed is not
 * written: no password, token or new column gets into the log by itself. A test that records anything else fails.
 * A field may join a list; a personal one must never become plain, since erased people rely on it.
 */
export const AUDIT_FIELDS = {
  user: {
    state: ['id', 'email', 'fullName', 'role', 'status', 'version', 'createdAt'],
    facts: [
      ...['sessionId', 'ended', 'reason', 'linkId', 'expiresAt', 'by', 'sent', 'code', 'failures', 'blockedUntil'],
      ...['kind', 'passkeyId', 'name', 'totp', 'passkeys'],
      ...['documentId', 'documentKind', 'documentTitle', 'documentNumber', 'aircraftType', 'validFrom', 'validUntil', 'archivedAt'],
      ...['holdReason', 'heldSince'],
    ],
    personal: ['email', 'fullName', 'name', 'documentTitle', 'documentNumber', 'holdReason'],
  },
  tenant: {
    state: ['name', 'timeZone', 'escalationHours', 'requireSecondFactor', 'bookingCourseId', ...POLICY, 'version'],
    facts: ['rules'],
  },
  booking: {
    state: [
      ...['id', 'status', 'startsAt', 'endsAt', 'title', 'notes', 'studentId', 'instructorId', 'preferredInstructorId', 'resourceId'],
      ...['lessonTypeId', 'needsInstructor', 'wantedKind', 'wantedModel', 'bufferBeforeMinutes', 'bufferAfterMinutes', 'heldUntil'],
      ...[
        'courseId',
        'escalatedAt',
        'cancelReason',
        'cancelNote',
        'lateCancellation',
        'outcome',
        'remarks',
        'seriesId',
        'seriesPosition',
        'seriesLength',
        'version',
        'createdAt',
        'updatedAt',
      ],
    ],
    facts: ['override.reason', 'override.rules'],
  },
  availability: {
    state: [
      ...['id', 'instructorId', 'kind', 'weekday', 'date', 'startTime', 'endTime', 'effectiveFrom', 'effectiveUntil'],
      ...['version', 'createdAt'],
    ],
  },
  resource: { state: ['id', 'name', 'kind', 'status', 'model', 'version', 'createdAt'] },
  lessonType: {
    state: [
      ...['id', 'name', 'durationMinutes', 'bufferBeforeMinutes', 'bufferAfterMinutes', 'needsInstructor', 'needsResource'],
      ...['archivedAt', 'version', 'createdAt'],
    ],
  },
  outage: {
    state: ['id', 'resourceId', 'instructorId', 'startsAt', 'endsAt', 'reason', 'note', 'liftedAt', 'version', 'createdAt'],
    facts: ['hit'],
  },
  module: { state: ['id', 'courseId', 'title', 'position', 'archivedAt', 'version', 'createdAt'] },
  lesson: {
    state: ['id', 'courseId', 'moduleId', 'type', 'title', 'position', 'archivedAt', 'version', 'createdAt', 'updatedAt'],
    /** Texts and quizzes are long and belong to the lesson's own history; the log holds their fingerprints. */
    facts: ['contentHash', 'quizHash', 'questions', 'imported', 'skipped', 'studentIds', 'dueAt', ...REGRADE],
  },
  question: {
    state: ['id', 'kind', 'title', 'tags', 'archivedAt', 'version', 'createdAt', 'updatedAt'],
    facts: ['questionHash', 'format', 'imported', 'skipped', 'lessonId'],
  },
  attempt: { state: ['id', 'lessonId', 'studentId', 'number', 'status', 'score', 'maxScore', 'percent', 'passed'], facts: ['regradeId'] },
  certificate: {
    state: ['id', 'studentId', 'courseId', 'courseTitle', 'issuedAt', 'revokedAt', 'revokeReason', 'version'],
  },
  course: { state: ['id', 'title', 'description', 'status', 'requires', 'version', 'createdAt'] },
} as const satisfies Record<string, Listed>;

/** Acts about an object that leave it as it was: what they tell is no state, though a field may be called the same. */
export const ACTS_WITHOUT_STATE = [
  ...['user.login', 'user.login_failed', 'user.logout', 'user.session_revoke'],
  ...['user.password_reset_request', 'user.password_change', 'user.invite', 'user.step_up', 'user.step_up_failed'],
  ...['user.second_factor_add', 'user.second_factor_remove', 'user.second_factor_reset', 'user.recovery_codes'],
  ...['user.document_add', 'user.document_update', 'user.document_archive', 'user.document_restore', 'user.hold', 'user.hold_lift'],
  'tenant.rules_change',
];

/** The types of object whose acts are recorded. */
export type AuditedType = keyof typeof AUDIT_FIELDS;

/** The fields of a type that together are its state. */
export const stateFieldsOf = (type: AuditedType): readonly string[] => AUDIT_FIELDS[type].state;

/** The listed fields of a type, by their paths. */
export function listedFieldsOf(type: AuditedType): { kept: ReadonlySet<string>; personal: ReadonlySet<string> } {
  const { state, facts = [], personal = [] }: Listed = AUDIT_FIELDS[type];
  return { kept: new Set([...state, ...facts].filter((field) => !personal.includes(field))), personal: new Set(personal) };
}
