import { TextInput } from '@mantine/core';
import { useState } from 'react';

type TypedProps<T> = { labelledBy: string; given: T | null; onAnswer: (answer: T | null) => void };

const LIMIT = 1e15;

/** The number someone wrote, with a decimal point or comma; null where it is none. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  const value = /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
  return Math.abs(value) <= LIMIT ? value : null;
}

/** A field for a number. */
export function NumberInput({ labelledBy, given, onAnswer }: TypedProps<number>) {
  const [text, setText] = useState(given === null ? '' : String(given));
  // Another tab or device answered: its number shows.
  const shown = given !== null && parseNumber(text) !== given ? String(given) : text;
  const isWrong = shown.trim() !== '' && parseNumber(shown) === null;
  return (
    <TextInput
      size="md"
      maw={280}
      inputMode="decimal"
      autoComplete="off"
      aria-labelledby={labelledBy}
      placeholder="A number"
      value={shown}
      error={isWrong && 'Enter a number such as 12.5'}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        onAnswer(parseNumber(value));
      }}
    />
  );
}

/** A field for a few words. */
export const WordsInput = ({ labelledBy, given, onAnswer }: TypedProps<string>) => (
  <TextInput
    size="md"
    maw={520}
    autoComplete="off"
    maxLength={2_000}
    aria-labelledby={labelledBy}
    placeholder="Your answer"
    value={given ?? ''}
    onChange={({ currentTarget: { value } }) => onAnswer(value === '' ? null : value)}
  />
);
