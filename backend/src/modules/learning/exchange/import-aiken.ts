import { importOne, MAX_QUESTION_LENGTH, Unreadable, type Draft, type Imported } from './imported.ts';
import { toMarkdown } from './rich-text.ts';
import { linesOf, type TextLine } from './text-lines.ts';

const OPTION = /^([A-Z])[.)]\s*(.*)$/u;
const ANSWER = /^ANSWER:\s*(.*)$/iu;

/** A question while its lines come in. */
type Pending = { readonly line: number; readonly prompt: string[]; readonly options: string[]; length: number; isCut: boolean };

/** Reads Aiken: a question, its options `A)` or `A.` a line each, and `ANSWER: B`. Its texts are plain. */
export async function* importAiken(chunks: AsyncIterable<string>): AsyncGenerator<Imported> {
  const reader = createReader();
  for await (const { number, text } of linesOf(chunks)) yield* reader.take({ number, text: text.trim() });
  yield* reader.end();
}

function createReader() {
  let pending: Pending | null = null;

  function end(answer: string | null = null): Imported[] {
    const finished = pending ? [finish(pending, answer)] : [];
    pending = null;
    return finished;
  }

  function takeText(line: TextLine): Imported[] {
    const ended = pending && !belongs(pending, line.text) ? end() : [];
    pending ??= begin(line);
    add(pending, line.text);
    return ended;
  }

  function take(line: TextLine): Imported[] {
    const answer = ANSWER.exec(line.text);
    if (!answer) {
      if (line.text !== '') return takeText(line);
      if (pending) pending.isCut = true;
      return [];
    }
    pending ??= begin(line);
    return end(answer[1] ?? '');
  }

  return { take, end };
}

const begin = ({ number }: TextLine): Pending => ({ line: number, prompt: [], options: [], length: 0, isCut: false });

/** After its options, or after an empty line, a text begins another question. */
const belongs = (pending: Pending, text: string) => optionText(pending, text) !== null || (pending.options.length === 0 && !pending.isCut);

/** Options come in the order of their letters, so that a sentence may begin with one. */
function optionText({ options, prompt }: Pending, text: string): string | null {
  const [, letter, option = ''] = OPTION.exec(text) ?? [];
  return prompt.length > 0 && letter === letterOf(options.length) ? option : null;
}

const letterOf = (index: number) => String.fromCharCode('A'.charCodeAt(0) + index);

function add(pending: Pending, text: string): void {
  pending.length += text.length;
  if (pending.length > MAX_QUESTION_LENGTH) return;
  const option = optionText(pending, text);
  if (option === null) pending.prompt.push(text);
  else pending.options.push(option);
}

const finish = (pending: Pending, answer: string | null): Imported => importOne(pending.line, () => readDraft(pending, answer));

function readDraft({ prompt, options, length }: Pending, answer: string | null): Draft {
  if (length > MAX_QUESTION_LENGTH) throw new Unreadable('Too long for a question');
  if (prompt.length === 0) throw new Unreadable('An ANSWER line without a question');
  if (options.length === 0) throw new Unreadable('Has no options “A) …”');
  if (answer === null) throw new Unreadable('Has no line “ANSWER: …” after its options');
  const right = options.findIndex((_, index) => letterOf(index) === answer.trim().toUpperCase());
  if (right < 0) throw new Unreadable(`“ANSWER: ${answer}” names none of its options`);
  return {
    kind: 'SINGLE',
    prompt: toMarkdown({ format: 'plain', text: prompt.join('\n') }),
    options: options.map((text, index) => ({ text, correct: index === right })),
  };
}
