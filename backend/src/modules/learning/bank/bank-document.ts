import { questions } from '#contract';

import { nameParts, type PathProblem } from '../questions/name-parts.ts';
import { questionGaps } from '../questions/quiz-gaps.ts';

type Document = { question: questions.Question; problems: [] } | { question: null; problems: PathProblem[] };

/** A question as the bank keeps it: called `id`, every part named, without tags, which are kept beside it. It has to be answerable: nobody looks it over when it is drawn. */
export function bankDocument(given: questions.QuestionInput, id: string, newId: () => string): Document {
  const { tags: _, ...untagged } = given;
  const { questions: [question] = [], problems } = nameOne({ ...untagged, id }, newId);
  const gaps = question ? questionGaps(question) : problems;
  return question && gaps.length === 0 ? { question, problems: [] } : { question: null, problems: gaps };
}

function nameOne(question: questions.QuestionInput, newId: () => string) {
  const { questions: named, problems } = nameParts([question], newId);
  return {
    questions: named ?? [],
    problems: problems.map(({ path, message }) => ({ path: path.replace(/^questions\.0\./u, ''), message })),
  };
}

const MOST_TAGS = 20;

/** Tags of several sources as one list: those that cannot be tags are left out, and so are those too many. */
export const tagsOf = (...sources: readonly (readonly string[] | undefined)[]): string[] =>
  [...new Set(sources.flatMap((tags = []) => tags.flatMap((tag) => questions.bankTag.safeParse(tag).data ?? [])))].slice(0, MOST_TAGS);
