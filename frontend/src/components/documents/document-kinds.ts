import { eligibility } from '@flightline/backend/contract';

/** What each kind is called, and how one of them may be titled. */
export const DOCUMENT_KINDS = {
  MEDICAL: { label: 'Medical', example: 'Class 2 medical' },
  LICENCE: { label: 'Licence', example: 'Private pilot licence' },
  RATING: { label: 'Rating', example: 'Class rating' },
  INSURANCE: { label: 'Insurance', example: 'Liability insurance' },
  OTHER: { label: 'Other', example: 'Radio telephony certificate' },
} as const satisfies Record<eligibility.DocumentKind, { label: string; example: string }>;

export const KIND_OPTIONS = eligibility.documentKind.options.map((value) => ({ value, label: DOCUMENT_KINDS[value].label }));
