import type { QuestionDraft } from './question-draft.ts';

/** What the form of a question, and each part of it, is given. */
export type QuestionFormProps = {
  draft: QuestionDraft;
  /** What is wrong, by the path of the contract: `prompt`, `options.0.text`. */
  errors: Record<string, string>;
  onChange: (draft: QuestionDraft) => void;
};
