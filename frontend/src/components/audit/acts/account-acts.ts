import { type Act, isOwn, type Kind, momentWords } from './act.ts';

const ROLES: Record<string, string> = { STUDENT: 'a student', INSTRUCTOR: 'an instructor', ADMIN: 'an administrator' };
const roleWords = (role: string | undefined) => ROLES[role ?? ''] ?? 'something else';

const WHY_REFUSED: Record<string, string> = {
  INVALID_CREDENTIALS: ' (wrong e-mail or password)',
  ACCOUNT_PENDING: ' (the account waits for approval)',
  ACCOUNT_SUSPENDED: ' (the account is suspended)',
  SECOND_FACTOR_WRONG: ' (wrong code)',
};

const HOW_SIGNED_IN: Record<string, string> = { PASSKEY: ' with a passkey', PASSWORD_AND_CODE: ' with password and code' };

const HOW_CHOSEN: Record<string, string> = {
  INVITATION: 'chose a first password by the link of the invitation',
  PASSWORD_RESET: 'chose a new password by a mailed link',
};

const FACTORS: Record<string, string> = { TOTP: 'an authenticator app', PASSKEY: 'a passkey' };
const factorWords = ({ text }: Act) => FACTORS[text('kind') ?? ''] ?? 'a second factor';

/** Whose account it is; for oneself there is "their". */
const owner = ({ text, words, entry }: Act) =>
  text('fullName') ?? (entry.resourceId === null ? undefined : words.nameOf(entry.resourceId)) ?? text('email') ?? 'someone';
const ofOwner = (act: Act) => (isOwn(act) ? 'their' : `${owner(act)}’s`);

function failedSignIn({ text, words, entry }: Act): string {
  const as = text('email') ?? (entry.resourceId === null ? undefined : words.nameOf(entry.resourceId));
  const until = momentWords(text('blockedUntil'), words);
  const why = WHY_REFUSED[text('code') ?? ''] ?? '';
  return `failed to sign in${as === undefined ? '' : ` as ${as}`}${why}${until === undefined ? '' : `, and has to wait until ${until}`}`;
}

function renamed(act: Act): string {
  const [from, to] = [act.was('fullName'), act.is('fullName')];
  if (from === to || to === undefined) return `changed ${ofOwner(act)} profile`;
  if (isOwn(act)) return `changed their name from ${from ?? 'none'} to ${to}`;
  return `changed the name of ${from ?? 'someone'} to ${to}`;
}

function signedOut(act: Act): string {
  const { text } = act;
  const ended = text('ended');
  if (ended !== undefined && !isOwn(act)) return `signed ${owner(act)} out on ${ended} ${ended === '1' ? 'device' : 'devices'}`;
  const reason = text('reason');
  if (ended !== undefined) return `signed ${ended} other ${ended === '1' ? 'device' : 'devices'} of theirs out`;
  return `had a device signed out${reason === undefined ? '' : `: ${reason}`}`;
}

const DOCUMENTS: Record<string, string> = {
  MEDICAL: 'the medical',
  LICENCE: 'the licence',
  RATING: 'the rating',
  INSURANCE: 'the insurance',
};

/** "the medical “Class 2” of Sam Okafor". */
function document(act: Act): string {
  const title = act.text('documentTitle');
  const what = DOCUMENTS[act.text('documentKind') ?? ''] ?? 'a document';
  return `${what}${title === undefined ? '' : ` “${title}”`} of ${owner(act)}`;
}

const why = (text: string | undefined) => (text === undefined ? '' : `: ${text}`);

/** Acts on accounts, and the ways in and out. */
export const ACCOUNT_ACTS = {
  'user.login': { label: 'Signed in', say: ({ text }) => `signed in${HOW_SIGNED_IN[text('by') ?? ''] ?? ''}` },
  'user.login_failed': { label: 'Failed to sign in', say: failedSignIn, alarming: true },
  'user.logout': { label: 'Signed out', say: () => 'signed out' },
  'user.session_revoke': { label: 'Device signed out', say: signedOut },
  'user.register': { label: 'Registered', say: () => 'registered and waits for approval' },
  'user.create': { label: 'Account made', say: (act) => `made the account of ${owner(act)}, ${roleWords(act.is('role'))}` },
  'user.invite': { label: 'Invited again', say: (act) => `gave ${owner(act)} a new link to choose a password` },
  'user.approve': { label: 'Approved', say: (act) => `approved the account of ${owner(act)}` },
  'user.suspend': { label: 'Suspended', say: (act) => `suspended ${owner(act)}`, alarming: true },
  'user.reactivate': { label: 'Let in again', say: (act) => `let ${owner(act)} in again` },
  'user.role_change': {
    label: 'Role changed',
    say: (act) => `made ${owner(act)} ${roleWords(act.is('role'))}, who was ${roleWords(act.was('role'))}`,
  },
  'user.update': { label: 'Profile changed', say: renamed },
  'user.erase': { label: 'Erased', say: (act) => `erased who ${owner(act)} was` },
  'user.document_add': { label: 'Document added', say: (act) => `put ${document(act)} on file` },
  'user.document_update': { label: 'Document changed', say: (act) => `changed ${document(act)}` },
  'user.document_archive': { label: 'Document archived', say: (act) => `archived ${document(act)}` },
  'user.document_restore': { label: 'Document restored', say: (act) => `brought back ${document(act)}` },
  'user.hold': { label: 'Put on hold', say: (act) => `put ${owner(act)} on hold${why(act.is('holdReason'))}`, alarming: true },
  'user.hold_lift': { label: 'Hold lifted', say: (act) => `lifted the hold on ${owner(act)}` },
  'user.password_change': {
    label: 'Password changed',
    say: (act) => HOW_CHOSEN[act.text('by') ?? ''] ?? `changed ${ofOwner(act)} password`,
  },
  'user.password_reset_request': {
    label: 'Asked for a new password',
    say: ({ text }) => `asked for a link to choose a new password for ${text('email') ?? 'an account'}`,
  },
  'user.second_factor_add': { label: 'Second factor added', say: (act) => `added ${factorWords(act)} to ${ofOwner(act)} account` },
  'user.second_factor_remove': { label: 'Second factor removed', say: (act) => `removed ${factorWords(act)} from ${ofOwner(act)} account` },
  'user.second_factor_reset': { label: 'Second factors reset', say: (act) => `reset the second factors of ${owner(act)}`, alarming: true },
  'user.recovery_codes': { label: 'Recovery codes made', say: (act) => `made new recovery codes for ${ofOwner(act)} account` },
  'user.step_up': { label: 'Showed who is there', say: () => 'showed again that it is really them' },
  'user.step_up_failed': { label: 'Failed to show who is there', say: () => 'failed to show again that it is really them', alarming: true },
} as const satisfies Record<string, Kind>;
