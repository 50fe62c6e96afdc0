import { parse, type GIFTQuestion } from 'gift-pegjs';

import { escapeBare } from './gift-text.ts';
import { Unreadable } from './imported.ts';
import { plainDecimal } from './plain-decimal.ts';

/** A sign the parser knows nothing of, put between ampersands: two of them and a code stand for an escape inside it. */
const GUARD = '\ufdd0';

/** Reads what stands between the braces of a GIFT question; texts without a format are in that of its prompt. */
export function parseAnswers(source: string, format: string): GIFTQuestion {
  const answers = source.trim().startsWith('#') && !source.trim().startsWith('####') ? withPlainNumbers(source) : escapeBare(source, ':');
  try {
    const [question] = parse(`[${format}]?{${answers.replace(/&(?=&)/gu, `&${GUARD}`)}}`);
    if (question) return question;
  } catch (error) {
    if (!isSyntaxError(error)) throw error;
    throw new Unreadable(`The answers cannot be read${near(answers, error.location.start.offset - `[${format}]?{`.length)}`);
  }
  throw new Unreadable('The answers cannot be read');
}

/** The parser leaves these codes in the right sides of pairs, and our guards everywhere. */
export function decodeAnswer(text: string): string {
  return text
    .replace(/&&(\d{3});?/gu, (code, number: string) => (CODES.has(number) ? String.fromCodePoint(Number(number)) : code))
    .replaceAll(GUARD, '');
}

const CODES = new Set(['092', '058', '035', '061', '123', '125', '126', '010']);

type SyntaxError = { location: { start: { offset: number } } };
const isSyntaxError = (error: unknown): error is SyntaxError =>
  error instanceof Error && error.name === 'SyntaxError' && 'location' in error;

function near(answers: string, offset: number): string {
  const [excerpt = ''] = answers.slice(Math.max(0, offset)).trim().split('\n');
  return excerpt ? ` at “${excerpt.replaceAll(GUARD, '').slice(0, 40)}”` : ' at their end';
}

const NUMBER = /[-+]?(?:\d+(?:\.\d+)?|(?<![.\d])\.\d+)(?:e[-+]?\d+)?/giu;

/** A number or a feedback with the control character before it. */
const PIECE = /(?:^|[#=~])(?:\\[^]|[^\\#=~])*/gu;

/** `{# = .5 : 1e-3 #so: yes}` becomes `{#=0.5:0.001#so\: yes}`: the parser knows neither spaces nor exponents, and colons only between numbers. */
function withPlainNumbers(source: string): string {
  const [first = '', ...pieces] = ` ${source.trim().slice(1)}`.match(PIECE) ?? [];
  return `#${plainNumbers(first)}${pieces.map((piece) => (piece.startsWith('#') ? escapeBare(piece, ':') : plainNumbers(piece))).join('')}`;
}

function plainNumbers(piece: string): string {
  const [, mark = '', weight = '', value = ''] = /^\s*([=~]?)\s*(%[^%]*%)?([^]*)$/u.exec(piece) ?? [];
  return mark + weight + value.replace(/\s+/gu, '').replace(NUMBER, (number) => plainDecimal(Number(number)));
}
