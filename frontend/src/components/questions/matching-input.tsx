import { NativeSelect } from '@mantine/core';

import { Markdown } from '../markdown/markdown.tsx';
import classes from './answer-input.module.css';

type MatchingInputProps = {
  pairs: readonly { id: string; left: string }[];
  rights: readonly string[];
  labelledBy: string;
  given: Record<string, string>;
  onAnswer: (answer: Record<string, string> | null) => void;
};

/** Each left side with a list of the right ones: as easy by thumb as by keyboard. */
export function MatchingInput({ pairs, rights, labelledBy, given, onAnswer }: MatchingInputProps) {
  const match = (id: string, right: string) => {
    const { [id]: _, ...others } = given;
    const next = right === '' ? others : { ...given, [id]: right };
    onAnswer(Object.keys(next).length > 0 ? next : null);
  };
  return (
    <div role="group" aria-labelledby={labelledBy} className={classes['options']}>
      {pairs.map(({ id, left }) => (
        <div key={id} className={classes['pair']}>
          <div id={`left-${labelledBy}-${id}`} className={classes['words']}>
            <Markdown size="sm">{left}</Markdown>
          </div>
          <NativeSelect
            size="md"
            aria-labelledby={`left-${labelledBy}-${id}`}
            value={given[id] ?? ''}
            onChange={({ currentTarget: { value } }) => match(id, value)}
            data={[{ value: '', label: 'Choose …' }, ...new Set(rights)]}
          />
        </div>
      ))}
    </div>
  );
}
