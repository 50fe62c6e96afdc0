import { SaxesParser } from 'saxes';

/** An XML element with what a question file may hold: its own text, its children, and where it begins. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  readonly line: number;
  text: string;
};

/** Embedded pictures make questions long, and are not kept; beyond these bounds the file is something else. */
const MAX_ELEMENT_LENGTH = 20_000_000;
const MAX_KEPT_LENGTH = 2_000_000;

/** What an element weighs beside its text. */
const ELEMENT_LENGTH = 100;

/** Said of a file that is not well-formed: nothing after the fault can be trusted. */
export class NotXml extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/**
 * The elements of that name, one at a time, as the file comes in. No document type is read, so that no entity is
 * defined and nothing outside the file is looked at.
 */
export async function* xmlElements(chunks: AsyncIterable<string>, name: string): AsyncGenerator<XmlElement> {
  const reader = createReader(name);
  for await (const chunk of chunks) yield* reader.take(chunk);
  yield* reader.end();
}

function createReader(name: string) {
  const parser = new SaxesParser();
  const ready: XmlElement[] = [];
  const path: XmlElement[] = [];
  let begun = 0;
  let kept = 0;

  const endless = () => new NotXml(path[0]?.line ?? parser.line, 'The question is too long');
  const keep = (length: number) => {
    kept += length;
    if (kept > MAX_KEPT_LENGTH) throw endless();
  };

  parser.on('error', (error) => {
    throw new NotXml(parser.line, error.message.replace(/^\d+:\d+: /u, ''));
  });
  parser.on('opentag', (tag) => {
    if (path.length === 0 && tag.name !== name) return;
    if (path.length === 0) [begun, kept] = [parser.position, 0];
    keep(ELEMENT_LENGTH);
    const element = { name: tag.name, attributes: tag.attributes, children: [], line: parser.line, text: '' };
    path.at(-1)?.children.push(element);
    path.push(element);
  });
  const addText = (text: string) => {
    const element = path.at(-1);
    if (!element || element.name === 'file') return;
    keep(text.length);
    element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = path.pop();
    if (closed && path.length === 0) ready.push(closed);
  });

  return {
    take(chunk: string): XmlElement[] {
      parser.write(chunk);
      if (path.length > 0 && parser.position - begun > MAX_ELEMENT_LENGTH) throw endless();
      return ready.splice(0);
    },
    end(): XmlElement[] {
      parser.close();
      return ready.splice(0);
    },
  };
}
