import type { questions } from '@flightline/backend/contract';

import { ChoiceInput } from './choice-input.tsx';
import { MatchingInput } from './matching-input.tsx';
import { NumberInput, WordsInput } from './typed-input.tsx';

type AnswerInputProps = {
  question: questions.ShownQuestion;
  given: questions.Answer | null;
  labelledBy: string;
  onAnswer: (answer: questions.Answer | null) => void;
};

const TRUE_FALSE = [
  { id: 'true', text: 'True' },
  { id: 'false', text: 'False' },
];

/** What one answers a question with, by its kind. */
export function AnswerInput({ question, given, labelledBy, onAnswer }: AnswerInputProps) {
  const shared = { name: question.id, labelledBy };
  switch (question.kind) {
    case 'SINGLE':
    case 'MULTIPLE':
      return (
        <ChoiceInput
          {...shared}
          options={question.options}
          several={question.kind === 'MULTIPLE'}
          chosen={Array.isArray(given) ? given : []}
          onChange={onAnswer}
        />
      );
    case 'TRUE_FALSE':
      return (
        <ChoiceInput
          {...shared}
          options={TRUE_FALSE}
          chosen={typeof given === 'boolean' ? [String(given)] : []}
          onChange={([id]) => onAnswer(id === 'true')}
        />
      );
    case 'NUMERIC':
      return <NumberInput labelledBy={labelledBy} given={typeof given === 'number' ? given : null} onAnswer={onAnswer} />;
    case 'SHORT_TEXT':
      return <WordsInput labelledBy={labelledBy} given={typeof given === 'string' ? given : null} onAnswer={onAnswer} />;
    case 'MATCHING':
      return (
        <MatchingInput
          pairs={question.pairs}
          rights={question.rights}
          labelledBy={labelledBy}
          given={isMatching(given) ? given : {}}
          onAnswer={onAnswer}
        />
      );
  }
}

const isMatching = (given: questions.Answer | null): given is Record<string, string> =>
  typeof given === 'object' && given !== null && !Array.isArray(given);
