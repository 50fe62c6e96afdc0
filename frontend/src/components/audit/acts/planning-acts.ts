import { type Act, type Kind, momentWords, personIn } from './act.ts';

const named = ({ text, words, entry }: Act) => {
  const name = text('name') ?? (entry.resourceId === null ? undefined : words.nameOf(entry.resourceId));
  return name === undefined ? 'a kind of lesson' : `the kind of lesson “${name}”`;
};

/** "N172AF", "Jonas Lindqvist", "the school". */
function subject(act: Act): string {
  const resourceId = act.text('resourceId');
  if (resourceId !== undefined) return act.words.nameOf(resourceId) ?? 'an aircraft or room';
  return act.text('instructorId') === undefined ? 'the school' : personIn(act, 'instructorId');
}

function changedType(act: Act): string {
  const [was, is] = [act.was('archivedAt'), act.is('archivedAt')];
  if (was === undefined && is !== undefined) return `archived ${named(act)}`;
  if (was !== undefined && is === undefined) return `restored ${named(act)}`;
  return `changed ${named(act)}`;
}

const since = (act: Act) => {
  const from = momentWords(act.text('startsAt'), act.words);
  return from === undefined ? '' : ` from ${from}`;
};

/** Acts on what a school plans with: kinds of lessons, and what is out. */
export const PLANNING_ACTS = {
  'schedule.lesson_type.create': { label: 'Kind of lesson added', say: (act) => `added ${named(act)}` },
  'schedule.lesson_type.update': { label: 'Kind of lesson changed', say: changedType },
  'schedule.outage.create': { label: 'Taken out', say: (act) => `took ${subject(act)} out${since(act)}` },
  'schedule.outage.lift': { label: 'Back again', say: (act) => `ended the time in which ${subject(act)} was out` },
} as const satisfies Record<string, Kind>;
