import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { finding, RULE_KEYS, ruleKey, ruleMode, RULES } from './findings.ts';
import { id, idParams, instant, localDate, pageOf, pageQuery, personRef, queryBoolean, requiredText, text, version } from './primitives.ts';

export const documentKind = z.enum(['MEDICAL', 'LICENCE', 'RATING', 'INSURANCE', 'OTHER']);
export type DocumentKind = z.infer<typeof documentKind>;

/** How long before its last day a document's holder is reminded of it. */
export const REMINDER_DAYS = { early: 30, late: 7 } as const;

/** A paper that says what its holder may do, and until when; the last day counts. */
const document = z
  .object({
    id,
    userId: id,
    kind: documentKind,
    title: z.string(),
    number: z.string().nullable(),
    /** Of a rating: the type or class it is for. */
    aircraftType: z.string().nullable(),
    validFrom: localDate,
    validUntil: localDate.nullable(),
    archivedAt: instant.nullable(),
    version,
    createdAt: instant,
    can: z.object({ update: z.boolean(), archive: z.boolean(), restore: z.boolean() }),
  })
  .meta({ id: 'PersonDocument' });
export type PersonDocument = z.output<typeof document>;

const documentFields = {
  kind: documentKind,
  title: requiredText(120),
  number: text(60).nullable(),
  aircraftType: requiredText(60).nullable(),
  validFrom: localDate,
  validUntil: localDate.nullable(),
};

type Validity = { validFrom?: string | undefined; validUntil?: string | null | undefined };

/** Whether a document ends no earlier than it begins, as far as is said. */
export const endsInOrder = ({ validFrom, validUntil }: Validity): boolean => !validFrom || !validUntil || validFrom <= validUntil;
export const ENDS_IN_ORDER = 'Must not be before the first day';
const endsInOrderError = { error: ENDS_IN_ORDER, path: ['validUntil'] };

type Rated = { kind: DocumentKind; aircraftType?: string | null | undefined };

/** Whether a rating names what it is for, and nothing else does. */
export const namesItsType = ({ kind, aircraftType }: Rated): boolean => (kind === 'RATING') === Boolean(aircraftType);
export const NAMES_ITS_TYPE = 'A rating names its type or class, other documents do not';
const namesItsTypeError = { error: NAMES_ITS_TYPE, path: ['aircraftType'] };

export const listDocuments = endpoint({
  method: 'get',
  path: '/users/:id/documents',
  summary: 'A person’s documents, the newest first: one’s own, students’ for instructors, everyone’s for admins',
  access: 'document:read',
  params: idParams,
  query: pageQuery.extend({ archived: queryBoolean.default('false') }),
  response: pageOf(document).extend({ can: z.object({ create: z.boolean() }) }),
});

export const createDocument = endpoint({
  method: 'post',
  path: '/users/:id/documents',
  summary: 'Puts a medical, licence, rating or other dated document on file',
  access: 'document:write',
  status: 201,
  params: idParams,
  body: z
    .strictObject({
      ...documentFields,
      number: documentFields.number.optional(),
      aircraftType: documentFields.aircraftType.optional(),
      validUntil: documentFields.validUntil.optional(),
    })
    .refine(endsInOrder, endsInOrderError)
    .refine(namesItsType, namesItsTypeError),
  response: document,
  errors: ['UNPROCESSABLE'],
});

export const updateDocument = endpoint({
  method: 'patch',
  path: '/documents/:id',
  summary: 'Corrects a document; a new last day is reminded of anew',
  access: 'document:write',
  params: idParams,
  body: z
    .strictObject(documentFields)
    .omit({ kind: true })
    .partial()
    .refine(endsInOrder, endsInOrderError)
    .refine((body) => Object.keys(body).length > 0, { error: 'Nothing to change' }),
  response: document,
  errors: ['UNPROCESSABLE'],
});

export const archiveDocument = endpoint({
  method: 'delete',
  path: '/documents/:id',
  summary: 'Archives a document: no rule counts it any more',
  access: 'document:write',
  params: idParams,
  response: document,
});

export const restoreDocument = endpoint({
  method: 'post',
  path: '/documents/:id/restore',
  summary: 'Brings a document back from the archive',
  access: 'document:write',
  params: idParams,
  body: z.strictObject({}),
  response: document,
});

const amount = z.int().min(1).max(1_000).nullable();

const ruleSetting = z.object({ rule: ruleKey, mode: ruleMode, amount }).meta({ id: 'RuleSetting' });
export type RuleSetting = z.output<typeof ruleSetting>;

const ruleSettings = z.object({ items: z.array(ruleSetting), version }).meta({ id: 'RuleSettings' });
export type RuleSettings = z.output<typeof ruleSettings>;

export const getRules = endpoint({
  method: 'get',
  path: '/rules',
  summary: 'What the school made of each rule',
  access: 'settings:write',
  response: ruleSettings,
});

type Decided = { rule: keyof typeof RULES; amount?: number | null | undefined };

/** Whether a rule has the number it counts by, within its bounds, and no other has one. */
const countsRight = ({ rule, amount: given }: Decided) => {
  const counted = RULES[rule].amount;
  if (given === undefined || given === null) return true;
  return counted !== null && given <= counted.max;
};

export const putRules = endpoint({
  method: 'put',
  path: '/rules',
  summary: 'Switches rules off, to a warning or to a block; rules that are not named stay as they are',
  access: 'settings:write',
  body: z.strictObject({
    items: z
      .array(
        z
          .strictObject({ rule: ruleKey, mode: ruleMode, amount: amount.optional() })
          .refine(countsRight, { error: 'Not a number that this rule counts by', path: ['amount'] }),
      )
      .min(1)
      .max(RULE_KEYS.length)
      .refine((items) => new Set(items.map(({ rule }) => rule)).size === items.length, { error: 'Each rule once' }),
  }),
  response: ruleSettings,
  errors: ['STALE_VERSION'],
});

const hold = z.object({ reason: z.string(), placedBy: personRef, placedAt: instant }).meta({ id: 'AccountHold' });
export type AccountHold = z.output<typeof hold>;

const holdState = z.object({ hold: hold.nullable() });

export const getHold = endpoint({
  method: 'get',
  path: '/users/:id/hold',
  summary: 'Whether a person is on hold, and why',
  access: 'user:manage',
  params: idParams,
  response: holdState,
});

export const placeHold = endpoint({
  method: 'post',
  path: '/users/:id/hold',
  summary: 'Puts a person on hold: the rule “account on hold” finds it in every lesson of theirs',
  access: 'user:manage',
  params: idParams,
  /** For the school's administrators: a student is told to speak to the school. */
  body: z.strictObject({ reason: requiredText(300) }),
  response: holdState,
  errors: ['INVALID_TRANSITION', 'UNPROCESSABLE'],
});

export const liftHold = endpoint({
  method: 'post',
  path: '/users/:id/hold/lift',
  summary: 'Ends a hold',
  access: 'user:manage',
  params: idParams,
  body: z.strictObject({}),
  response: holdState,
  errors: ['INVALID_TRANSITION', 'UNPROCESSABLE'],
});

export const listFindings = endpoint({
  method: 'get',
  path: '/bookings/:id/findings',
  summary: 'What the school’s rules say against a lesson, judged now at its date; for staff',
  access: 'booking:complete',
  params: idParams,
  response: z.object({ items: z.array(finding) }),
});
