import type { Numerical, NumericalChoice, NumericalFormat } from 'gift-pegjs';

import { decodeAnswer } from './gift-answers.ts';
import { Unreadable } from './imported.ts';
import { decimalRange } from './number-range.ts';
import { numericEntries, type NumericEntry } from './numeric-entries.ts';
import { toPlain } from './rich-text.ts';

/** The fields of a numeric question: the first answer that earns everything, and the others as alternatives. */
export function numericFields(given: Numerical['choices']) {
  return numericEntries(
    Array.isArray(given) ? given.flatMap((choice) => readChoice(choice) ?? []) : [{ ...rangeOf(given), percent: 100, feedback: undefined }],
  );
}

/** A choice without a number is what Moodle says to any other answer: it is left out, unless it would earn points. */
function readChoice({ isCorrect, weight, text, feedback }: NumericalChoice): NumericEntry | null {
  const percent = Math.max(0, weight ?? (isCorrect ? 100 : 0));
  if (text.type === undefined) {
    if (percent > 0) throw new Unreadable('Accepts any number');
    return null;
  }
  return { ...rangeOf(text), percent, feedback: feedback ? toPlain({ ...feedback, text: decodeAnswer(feedback.text) }) : undefined };
}

function rangeOf({ type, number = 0, range = 0, numberLow = 0, numberHigh = 0 }: NumericalFormat): { value: number; tolerance: number } {
  return type === 'high-low' ? decimalRange(numberLow, numberHigh) : { value: number, tolerance: Math.abs(range) };
}
