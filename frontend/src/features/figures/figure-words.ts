import type { figures } from '@flightline/backend/contract';

/** "58.3 %"; a dash where there is none. */
export const percentWords = (value: number | null): string => (value === null ? '–' : `${Math.round(value * 10) / 10} %`);

/** A share from 0 to 1 as a percentage. */
export const shareWords = (value: number | null): string => percentWords(value === null ? null : value * 100);

/** "45 s", "12 min 30 s", "1 h 5 min": as exact as one needs it. */
export function secondsWords(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(whole / 60);
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** "10 to 20 %", "9 min and more". */
export function stretchWords({ from, to }: figures.Bucket, unit: 'percent' | 'seconds'): string {
  if (unit === 'percent') return `${from} to ${to ?? 100} %`;
  return to === null ? `${secondsWords(from)} and more` : `${from === 0 ? '0' : secondsWords(from)} to ${secondsWords(to)}`;
}

export type Judgement = { word: string; color: string; advice: string | undefined };

/** With fewer attempts chance alone makes any discrimination. */
const FEW = 10;

const KEY_ADVICE =
  'Those who know the rest get this one wrong more often than others. Often the right answer is marked wrongly: look at it, correct it, and regrade.';
const LOW_ADVICE =
  'Whoever knows the rest does hardly better here than others. The question may be ambiguous, ask for something else than the quiz, or be so easy or hard that it tells nobody apart.';

/** What a discrimination means, and what to do about a low one. */
export function discriminationWords({
  discrimination: value,
  asked,
}: Pick<figures.QuestionFigures, 'discrimination' | 'asked'>): Judgement {
  if (value === null) return { word: 'Not known yet', color: 'gray', advice: undefined };
  if (asked < FEW) return { word: 'Too few attempts', color: 'gray', advice: undefined };
  if (value < 0) return { word: 'Against the rest', color: 'red', advice: KEY_ADVICE };
  if (value < 0.2) return { word: 'Low', color: 'orange', advice: LOW_ADVICE };
  return { word: value < 0.4 ? 'Fair' : 'Good', color: value < 0.4 ? 'teal' : 'green', advice: undefined };
}

/** A number with its sign as it is printed: "−0.71". */
export const signed = (value: number): string => value.toFixed(2).replace('-', '−');

/** What a difficulty means: it is the share that is earned, so a high one is an easy question. */
export function difficultyWords(value: number): string {
  if (value >= 0.9) return 'very easy';
  if (value >= 0.7) return 'easy';
  return value >= 0.4 ? 'medium' : value >= 0.2 ? 'hard' : 'very hard';
}
