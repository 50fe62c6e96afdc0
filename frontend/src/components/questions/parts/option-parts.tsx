import { Button, Checkbox, Group, Input, NumberInput, Radio, Switch, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';

import { SortableList } from '../../sortable-list.tsx';
import { FoldedText } from '../folded-text.tsx';
import { newOption, type OptionDraft, type QuestionDraft } from '../question-draft.ts';
import type { QuestionFormProps } from '../question-form-props.ts';
import classes from './parts.module.css';
import { RowFrame } from './row-frame.tsx';
import { changedRow } from './rows.ts';
import { useTakeOut } from './use-take-out.tsx';

const MOST = 50;

/** The options of a choice: which are right, what is said of each, what each is worth. Enter adds the next one. */
export function OptionParts({ draft, errors, onChange }: QuestionFormProps) {
  const { options, kind } = draft;
  const [isWeighted, setWeighted] = useState(options.some(({ weight }) => weight !== null));
  const [fresh, setFresh] = useState<string | null>(null);
  const set = (next: OptionDraft[]) => onChange({ ...draft, options: next });
  const takeOut = useTakeOut(options, set);
  const add = () => {
    const option = newOption();
    setFresh(option.key);
    set([...options, option]);
  };
  const mark = (key: string, correct: boolean) =>
    set(
      options.map((each) => (each.key === key ? { ...each, correct } : kind === 'SINGLE' && correct ? { ...each, correct: false } : each)),
    );

  return (
    <Input.Wrapper
      label="Options"
      labelElement="div"
      description={kind === 'SINGLE' ? 'Mark the one that is right' : 'Mark all that are right'}
    >
      <SortableList rows={options} label="Options" nameOf={(_, at) => `option ${at + 1}`} onReorder={set} className={classes['list']}>
        {(option, at, handle) => (
          <OptionRow
            {...{ draft, option, at, handle, errors, isWeighted }}
            isFresh={fresh === option.key}
            onMark={(correct) => mark(option.key, correct)}
            onChange={(part) => set(changedRow(options, option.key, part))}
            onEnter={at === options.length - 1 && options.length < MOST ? add : undefined}
            onRemove={options.length > 1 ? () => takeOut(option, `option ${at + 1}`) : undefined}
          />
        )}
      </SortableList>
      <Group justify="space-between" mt="xs">
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={options.length >= MOST}
          onClick={add}
        >
          Add an option
        </Button>
        <Switch
          label="Weights"
          checked={isWeighted}
          onChange={({ currentTarget: { checked } }) => {
            setWeighted(checked);
            if (!checked) set(options.map((option) => ({ ...option, weight: null })));
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}

type OptionRowProps = {
  draft: QuestionDraft;
  option: OptionDraft;
  at: number;
  handle: React.ReactNode;
  errors: Record<string, string>;
  isWeighted: boolean;
  /** Just added: the keyboard goes there. */
  isFresh: boolean;
  onMark: (correct: boolean) => void;
  onChange: (part: Partial<OptionDraft>) => void;
  onEnter: (() => void) | undefined;
  onRemove: (() => void) | undefined;
};

function OptionRow({ draft, option, at, handle, errors, isWeighted, isFresh, onMark, onChange, onEnter, onRemove }: OptionRowProps) {
  const focused = useRef(false);
  const name = `option ${at + 1}`;
  const Mark = draft.kind === 'SINGLE' ? Radio : Checkbox;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || !onEnter) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <RowFrame
      {...{ name, handle, onRemove }}
      below={
        <FoldedText
          label={`Feedback on ${name}`}
          add={`Feedback on ${name}`}
          value={option.feedback}
          error={errors[`options.${at}.feedback`]}
          maxLength={2_000}
          onChange={(feedback) => onChange({ feedback })}
        />
      }
    >
      <span className={classes['mark']}>
        <Mark aria-label={`Option ${at + 1} is right`} checked={option.correct} onChange={(event) => onMark(event.currentTarget.checked)} />
      </span>
      <Textarea
        ref={(field) => {
          if (field && isFresh && !focused.current) field.focus();
          focused.current = field !== null;
        }}
        className={classes['grow'] ?? ''}
        aria-label={`Option ${at + 1}`}
        placeholder={`Option ${at + 1}`}
        autosize
        minRows={1}
        maxLength={1_000}
        value={option.text}
        error={errors[`options.${at}.text`]}
        onChange={({ currentTarget: { value } }) => onChange({ text: value })}
        onKeyDown={onKeyDown}
      />
      {isWeighted && (
        <NumberInput
          w={96}
          aria-label={`Weight of option ${at + 1} in percent`}
          placeholder="%"
          suffix=" %"
          min={-100}
          max={100}
          decimalScale={5}
          value={option.weight ?? ''}
          error={errors[`options.${at}.weight`]}
          onChange={(weight) => onChange({ weight: typeof weight === 'number' ? weight : null })}
        />
      )}
    </RowFrame>
  );
}
