import type { questions } from '@flightline/backend/contract';

type Shown = questions.ShownQuestion | undefined;

/** An answer as a person reads it: the texts of options, not their ids. Markdown. */
export function answerInWords(question: Shown, answer: questions.Answer | null): string {
  if (answer === null) return 'No answer';
  if (typeof answer === 'boolean') return answer ? 'True' : 'False';
  if (typeof answer === 'number') return String(answer);
  if (typeof answer === 'string') return answer;
  if (Array.isArray(answer)) return answer.length > 0 ? listed(answer.map((id) => optionText(question, id))) : 'No answer';
  return listed(Object.entries(answer).map(([id, right]) => `${leftText(question, id)} → ${right}`));
}

const listed = (words: readonly string[]) => (words.length === 1 ? (words[0] ?? '') : words.map((each) => `- ${each}`).join('\n'));

const optionText = (question: Shown, id: string) =>
  (question && 'options' in question ? question.options.find((option) => option.id === id)?.text : undefined) ?? id;

const leftText = (question: Shown, id: string) =>
  (question?.kind === 'MATCHING' ? question.pairs.find((pair) => pair.id === id)?.left : undefined) ?? id;
