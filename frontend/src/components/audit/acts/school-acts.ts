import { loggedRuleWords } from '../../rules/rule-words.ts';
import { fieldsOf } from '../fields.ts';
import { type Act, type Kind, titled } from './act.ts';

const KINDS: Record<string, string> = { AIRCRAFT: 'the aircraft', SIMULATOR: 'the simulator', ROOM: 'the room' };
const resource = (act: Act) => `${KINDS[act.text('kind') ?? ''] ?? 'the aircraft or room'} ${titled(act, 'without a name')}`;

function resourceChanged(act: Act): string {
  const { was, is } = act;
  if (was('status') !== is('status') && is('status') === 'GROUNDED') return `took ${resource(act)} out of service`;
  if (was('status') !== is('status') && is('status') === 'IN_SERVICE') return `returned ${resource(act)} to service`;
  const from = was('name');
  if (from !== undefined && from !== is('name')) return `renamed “${from}” to “${is('name') ?? ''}”`;
  return `changed ${resource(act)}`;
}

/** "changed the rules for lessons: Student’s medical: block". */
function rulesChanged({ entry: { after } }: Act): string {
  const rules = fieldsOf(after)['rules'];
  const words = Array.isArray(rules) ? rules.flatMap((rule) => loggedRuleWords(String(rule)) ?? []) : [];
  return `changed the rules for lessons${words.length === 0 ? '' : ` (${words.join('; ')})`}`;
}

/** Acts on what the school owns and decides. */
export const SCHOOL_ACTS = {
  'resource.create': { label: 'Aircraft or room added', say: (act) => `added ${resource(act)}` },
  'resource.update': { label: 'Aircraft or room changed', say: resourceChanged },
  'resource.archive': { label: 'Aircraft or room archived', say: (act) => `archived ${resource(act)}` },
  'tenant.rules_change': { label: 'Rules changed', say: rulesChanged },
  'tenant.settings_change': { label: 'School settings changed', say: () => 'changed the settings of the school' },
} as const satisfies Record<string, Kind>;
