import { Unreadable, usableId, type Draft } from './imported.ts';
import type { XmlElement } from './moodle-xml-elements.ts';
import { numericEntries } from './numeric-entries.ts';
import { toMarkdown, toPlain, type RichText, type TextFormat } from './rich-text.ts';
import { tagList } from './tag-list.ts';

/** The first child of that name. */
const child = ({ children }: XmlElement, name: string): XmlElement | undefined => children.find((element) => element.name === name);
const all = ({ children }: XmlElement, name: string): XmlElement[] => children.filter((element) => element.name === name);

/** The text of a child, which Moodle puts into another element, or not. */
export function childText(element: XmlElement, name: string): string {
  const found = child(element, name);
  return (found && (child(found, 'text') ?? found).text.trim()) ?? '';
}

const FORMATS: Readonly<Record<string, TextFormat>> = {
  html: 'html',
  markdown: 'markdown',
  plain_text: 'plain',
  moodle_auto_format: 'moodle',
};

/** A text with its format; a text without one is in its parent's, which in Moodle is HTML. */
function richText(element: XmlElement | undefined, otherwise: TextFormat = 'html'): RichText {
  if (!element) return { format: 'plain', text: '' };
  return { format: FORMATS[element.attributes.format ?? ''] ?? otherwise, text: (child(element, 'text') ?? element).text.trim() };
}

type Answers = { readonly kind: Draft['kind']; readonly [field: string]: unknown };

const READERS: Readonly<Record<string, (element: XmlElement) => Answers>> = {
  multichoice: readChoice,
  truefalse: readTrueFalse,
  shortanswer: readShortText,
  numerical: readNumeric,
  matching: readMatching,
  essay: () => refuse('An essay has to be read by a person'),
  description: () => refuse('A description asks nothing'),
};

/** Turns an element of Moodle XML into a question. */
export function readXmlQuestion(element: XmlElement, categories: readonly string[]): Draft {
  const { type = '' } = element.attributes;
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (!read) throw new Unreadable(`Questions of the type “${type}” are not known here`);
  const tags = all(child(element, 'tags') ?? element, 'tag').map((tag) => richText(tag).text);
  return {
    ...read(element),
    id: usableId(childText(element, 'idnumber')),
    prompt: toMarkdown(richText(child(element, 'questiontext'))) || childText(element, 'name'),
    points: pointsOf(childText(element, 'defaultgrade')),
    explanation: toMarkdown(richText(child(element, 'generalfeedback'))),
    tags: tagList(categories, tags),
  };
}

function refuse(reason: string): never {
  throw new Unreadable(reason);
}

const pointsOf = (grade: string) => (grade === '' ? undefined : Math.round(Number(grade) * 100) / 100);

/** What every answer has: its text, its share in percent, and what is said to it. */
const answersOf = (element: XmlElement) =>
  all(element, 'answer').map((answer) => ({
    answer,
    text: toPlain(richText(answer, 'plain')),
    percent: Number(answer.attributes.fraction ?? 0),
    feedback: toPlain(richText(child(answer, 'feedback'))),
  }));

function readChoice(element: XmlElement) {
  const isSingle = ['true', '1'].includes(childText(element, 'single') || 'true');
  const options = answersOf(element).map(({ text, percent, feedback }) => {
    const correct = isSingle ? percent === 100 : percent > 0;
    const isPlain = percent === 0 || (isSingle && correct);
    return { text, correct, weight: isPlain ? undefined : percent, feedback };
  });
  return { kind: isSingle ? ('SINGLE' as const) : ('MULTIPLE' as const), options };
}

function readTrueFalse(element: XmlElement) {
  const answers = answersOf(element);
  const said = (text: string) => answers.find((answer) => answer.text.toLowerCase() === text);
  const [yes, no] = [said('true'), said('false')];
  return {
    kind: 'TRUE_FALSE' as const,
    correct: (yes?.percent ?? 0) > (no?.percent ?? 0),
    feedbackTrue: yes?.feedback,
    feedbackFalse: no?.feedback,
  };
}

function readShortText(element: XmlElement) {
  const accepted = answersOf(element)
    .map(({ text, percent, feedback }) => ({ text, percent: Math.max(0, percent), feedback }))
    .filter(({ text, percent }) => text !== '*' || percent > 0);
  if (accepted.some(({ text }) => /(?<!\\)\*/u.test(text)))
    throw new Unreadable('Accepts any text at a star (*); list the answers instead');
  return { kind: 'SHORT_TEXT' as const, accepted: accepted.map((entry) => ({ ...entry, text: entry.text.replaceAll('\\*', '*') })) };
}

function readNumeric(element: XmlElement) {
  const entries = answersOf(element)
    .filter(({ text, percent }) => text !== '*' || percent > 0)
    .map(({ answer, text, percent, feedback }) => ({
      ...{ value: numberIn(text), tolerance: Math.abs(numberIn(childText(answer, 'tolerance') || '0')) },
      ...{ percent: Math.max(0, percent), feedback },
    }));
  return { kind: 'NUMERIC' as const, ...numericEntries(entries) };
}

function numberIn(text: string): number {
  if (text === '*') throw new Unreadable('Accepts any number');
  const value = text === '' ? NaN : Number(text.replace(',', '.'));
  if (Number.isNaN(value)) throw new Unreadable(`“${text}” is not a number`);
  return value;
}

function readMatching(element: XmlElement) {
  const sides = all(element, 'subquestion').map((side) => ({ left: toPlain(richText(side)), right: childText(side, 'answer') }));
  return {
    kind: 'MATCHING' as const,
    pairs: sides.filter(({ left }) => left !== ''),
    distractors: sides.filter(({ left }) => left === '').map(({ right }) => right),
  };
}
