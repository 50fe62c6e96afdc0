import type { Three } from '../autosave.ts';
import { type DrawDraft, drawOf, type QuizDraft, type QuizSettings } from './quiz-draft.ts';

/** A part of a quiz beside its questions, which is changed as a whole. */
type Field = {
  label: string;
  /** What it says, for comparing. */
  read: (quiz: QuizDraft) => unknown;
  words: (quiz: QuizDraft) => string;
  /** The first quiz with this part of the second. */
  put: (into: QuizDraft, from: QuizDraft) => QuizDraft;
};

/** Something that both changed, each in their own way. */
export type FieldClash = { label: string; mine: string; theirs: string; withTheirs: (quiz: QuizDraft) => QuizDraft };

const REVIEWS: Record<QuizSettings['reviewPolicy'], string> = {
  AFTER_SUBMIT: 'After every attempt',
  AFTER_PASS: 'Once it is passed',
  NEVER: 'Never',
};

function setting<K extends keyof QuizSettings>(key: K, label: string, words: (value: QuizSettings[K]) => string): Field {
  return {
    label,
    read: ({ settings }) => settings[key],
    words: ({ settings }) => words(settings[key]),
    put: (into, from) => ({ ...into, settings: { ...into.settings, [key]: from.settings[key] } }),
  };
}

const drawWords = ({ tag, count, points }: DrawDraft) => `${count ?? '?'} × “${tag}”${points === null ? '' : `, ${points} points each`}`;

const FIELDS: readonly Field[] = [
  { label: 'Title', read: ({ title }) => title, words: ({ title }) => title, put: (into, { title }) => ({ ...into, title }) },
  {
    label: 'Before one begins',
    read: ({ content }) => content.trim(),
    words: ({ content }) => content,
    put: (into, { content }) => ({ ...into, content }),
  },
  {
    label: 'Drawn from the bank',
    // Their keys are the rows' own and say nothing.
    read: ({ draws }) => draws.map(drawOf),
    words: ({ draws }) => draws.map(drawWords).join('\n'),
    put: (into, { draws }) => ({ ...into, draws }),
  },
  setting('passPercent', 'Passed with', (percent) => `${percent} %`),
  setting('maxAttempts', 'Attempts', (most) => (most === null ? 'As many as one likes' : String(most))),
  setting('timeLimitMinutes', 'Time limit', (minutes) => (minutes === null ? 'None' : `${minutes} minutes`)),
  setting('shuffle', 'Options are shuffled', (shuffle) => (shuffle ? 'Yes' : 'No')),
  setting('reviewPolicy', 'Right answers are shown', (policy) => REVIEWS[policy]),
];

/** One's own quiz with what only the other changed beside the questions, and what both did. */
export function mergeFields({ base, mine, theirs }: Three<QuizDraft>): { merged: QuizDraft; clashes: FieldClash[] } {
  const clashes: FieldClash[] = [];
  let merged = mine;
  for (const { label, read, words, put } of FIELDS) {
    const [was, my, their] = [base, mine, theirs].map((quiz) => JSON.stringify(read(quiz)));
    if (my === was) merged = put(merged, theirs);
    else if (their !== was && their !== my)
      clashes.push({ label, mine: words(mine), theirs: words(theirs), withTheirs: (quiz) => put(quiz, theirs) });
  }
  return { merged, clashes };
}
