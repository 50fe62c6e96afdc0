/** A text with what is selected in it. */
export type Selection = { text: string; start: number; end: number };

/** What replaces the selected stretch, and what is selected in it afterwards, counted from its beginning. */
export type Edit = { from: number; to: number; insert: string; select: [number, number] };

/** Puts marks around what is selected, or takes them away. */
const around =
  (mark: string, placeholder: string) =>
  ({ text, start, end }: Selection): Edit => {
    const [before, after] = [text.slice(start - mark.length, start), text.slice(end, end + mark.length)];
    if (before === mark && after === mark) {
      const inner = text.slice(start, end);
      return { from: start - mark.length, to: end + mark.length, insert: inner, select: [0, inner.length] };
    }
    const inner = text.slice(start, end) || placeholder;
    return { from: start, to: end, insert: `${mark}${inner}${mark}`, select: [mark.length, mark.length + inner.length] };
  };

/** Begins each selected line with a mark, or takes it away from all. */
const ahead =
  (mark: string) =>
  ({ text, start, end }: Selection): Edit => {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const lines = text.slice(from, end).split('\n');
    const marked = lines.every((line) => line.startsWith(mark));
    const insert = lines.map((line) => (marked ? line.slice(mark.length) : `${mark}${line}`)).join('\n');
    return { from, to: end, insert, select: [0, insert.length] };
  };

/** Puts a block on lines of its own; `‸` stands around what is selected in it. */
const block =
  (template: string) =>
  ({ text, start, end }: Selection): Edit => {
    const lead = start === 0 || text.slice(0, start).endsWith('\n\n') ? '' : text[start - 1] === '\n' ? '\n' : '\n\n';
    const [head = '', inner = '', tail = ''] = template.split('‸');
    const chosen = text.slice(start, end) || inner;
    const insert = `${lead}${head}${chosen}${tail}\n`;
    const at = lead.length + head.length;
    return { from: start, to: end, insert, select: [at, at + chosen.length] };
  };

const link = ({ text, start, end }: Selection): Edit => {
  const words = text.slice(start, end) || 'words';
  const address = 'https://';
  return { from: start, to: end, insert: `[${words}](${address})`, select: [words.length + 3, words.length + 3 + address.length] };
};

/** The ways a text can be set, in Markdown. */
export const FORMATS = {
  bold: around('**', 'bold'),
  italic: around('*', 'italic'),
  heading: ahead('## '),
  list: ahead('- '),
  quote: ahead('> '),
  link,
  table: block('| ‸Column‸ | Column |\n| --- | --- |\n|  |  |'),
  image: block('![‸What it shows‸](https://)'),
  video: block('‸https://www.youtube.com/watch?v=‸'),
  formula: block('$$\n‸L = \\frac{1}{2} \\rho v^2 S C_L‸\n$$'),
} as const satisfies Record<string, (selection: Selection) => Edit>;

export type Format = keyof typeof FORMATS;
