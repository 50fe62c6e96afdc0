import { Markdown } from '../markdown/markdown.tsx';
import classes from './answer-input.module.css';

type ChoiceInputProps = {
  name: string;
  labelledBy: string;
  options: readonly { id: string; text: string }[];
  /** Whether more than one may be chosen. */
  several?: boolean;
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
};

/** Options as cards to tap, each a radio button or a box to tick. */
export function ChoiceInput({ name, labelledBy, options, several = false, chosen, onChange }: ChoiceInputProps) {
  const choose = (id: string) => {
    if (!several) return onChange([id]);
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  };
  return (
    <div role={several ? 'group' : 'radiogroup'} aria-labelledby={labelledBy} className={classes['options']}>
      {several && <span className={classes['hint']}>Choose all that apply</span>}
      {options.map(({ id, text }, index) => (
        <label key={id} className={classes['option']} data-chosen={chosen.includes(id) || undefined}>
          <input type={several ? 'checkbox' : 'radio'} name={name} checked={chosen.includes(id)} onChange={() => choose(id)} />
          <span className={classes['words']}>
            <Markdown size="sm">{text}</Markdown>
          </span>
          {index < 9 && (
            <kbd className={classes['key']} aria-hidden>
              {index + 1}
            </kbd>
          )}
        </label>
      ))}
    </div>
  );
}
