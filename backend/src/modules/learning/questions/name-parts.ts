import type { questions } from '#contract';

type Input = questions.QuestionInput;
type Named = { questions: questions.Question[]; problems: [] } | { questions: null; problems: PathProblem[] };

/** What is wrong, and where, in the form of a refused field. */
export type PathProblem = { readonly path: string; readonly message: string };

/**
 * Gives every question, option and pair that has no id one of its own, and keeps those that have.
 * `newId` should never repeat itself: an id that once belonged to a deleted question still stands in old attempts.
 * Nor should it count up: authors often write the right option first, and ids in order would tell.
 */
export function nameParts(given: readonly Input[], newId: () => string): Named {
  const problems = [...duplicates(given, 'questions'), ...given.flatMap(duplicateParts)];
  if (problems.length > 0) return { questions: null, problems };
  const taken = new Set(given.flatMap((question) => [question, ...partsOf(question)]).flatMap(({ id }) => id ?? []));
  const name = () => unusedId(taken, newId);
  return { questions: given.map((question) => nameQuestion(question, name)), problems: [] };
}

function nameQuestion(question: Input, name: () => string): questions.Question {
  const id = question.id ?? name();
  const named = <T extends { id?: string | undefined }>(parts: readonly T[]) => parts.map((part) => ({ ...part, id: part.id ?? name() }));
  switch (question.kind) {
    case 'SINGLE':
    case 'MULTIPLE':
      return { ...question, id, options: named(question.options) };
    case 'MATCHING':
      return { ...question, id, pairs: named(question.pairs) };
    case 'TRUE_FALSE':
    case 'NUMERIC':
    case 'SHORT_TEXT':
      return { ...question, id };
  }
}

function partsOf(question: Input): readonly { id?: string | undefined }[] {
  if ('options' in question) return question.options;
  return 'pairs' in question ? question.pairs : [];
}

function duplicateParts(question: Input, index: number): PathProblem[] {
  return duplicates(partsOf(question), `questions.${index}.${'pairs' in question ? 'pairs' : 'options'}`);
}

function duplicates(parts: readonly { id?: string | undefined }[], path: string): PathProblem[] {
  const seen = new Set<string>();
  return parts.flatMap(({ id }, index) => {
    if (id === undefined) return [];
    const known = seen.has(id);
    seen.add(id);
    return known ? [{ path: `${path}.${index}.id`, message: `“${id}” is used twice` }] : [];
  });
}

function unusedId(taken: Set<string>, newId: () => string): string {
  for (let tries = 0; tries < 100; tries++) {
    const id = newId();
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
  throw new Error('The ids made for questions repeat themselves');
}
