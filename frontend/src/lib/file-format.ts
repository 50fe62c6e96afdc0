export const IMPORT_FORMATS = [
  { value: 'gift', label: 'GIFT' },
  { value: 'aiken', label: 'Aiken' },
  { value: 'moodle-xml', label: 'Moodle XML' },
  { value: 'csv', label: 'CSV' },
] as const;

export type ImportFormat = (typeof IMPORT_FORMATS)[number]['value'];

const BY_ENDING: Record<string, ImportFormat> = { xml: 'moodle-xml', csv: 'csv', gift: 'gift' };

/** The format of a file of questions, told by its ending, else by how it begins. */
export function guessFormat(name: string, text: string): ImportFormat {
  const byEnding = BY_ENDING[name.split('.').at(-1)?.toLowerCase() ?? ''];
  if (byEnding) return byEnding;
  if (/^\s*(?:<\?xml|<quiz)/.test(text)) return 'moodle-xml';
  if (isTable(text)) return 'csv';
  if (/^ANSWER: ?[A-Z]\s*$/m.test(text)) return 'aiken';
  return 'gift';
}

/** Our table's first line names its columns: a kind and a prompt are among them. */
function isTable(text: string): boolean {
  const [head = ''] = text.trimStart().split('\n');
  const columns = head.split(/[,;]/).map((name) => name.replaceAll('"', '').trim().toLowerCase());
  return columns.includes('kind') && columns.includes('prompt');
}
