import { Button, Group, Input, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';

import { SortableList } from '../../sortable-list.tsx';
import { newDistractor, newPair, type PairDraft } from '../question-draft.ts';
import type { QuestionFormProps } from '../question-form-props.ts';
import classes from './parts.module.css';
import { RowFrame } from './row-frame.tsx';
import { changedRow } from './rows.ts';
import { useTakeOut } from './use-take-out.tsx';

/** Pairs that belong together, and right sides that belong to none. Students see the right sides shuffled. */
export function MatchingParts({ draft, errors, onChange }: QuestionFormProps) {
  const { pairs, distractors } = draft;
  const setPairs = (next: PairDraft[]) => onChange({ ...draft, pairs: next });
  const setDistractors = (next: typeof distractors) => onChange({ ...draft, distractors: next });
  const takeOutPair = useTakeOut(pairs, setPairs);
  const takeOutDistractor = useTakeOut(distractors, setDistractors);
  return (
    <Input.Wrapper label="Pairs" labelElement="div" description="Students get the right sides shuffled">
      <SortableList rows={pairs} label="Pairs" nameOf={(_, at) => `pair ${at + 1}`} onReorder={setPairs} className={classes['list']}>
        {(pair, at, handle) => (
          <RowFrame
            name={`pair ${at + 1}`}
            handle={handle}
            onRemove={pairs.length > 1 ? () => takeOutPair(pair, `pair ${at + 1}`) : undefined}
          >
            {(['left', 'right'] as const).map((side) => (
              <TextInput
                key={side}
                className={classes['grow'] ?? ''}
                aria-label={`Pair ${at + 1}, ${side}`}
                placeholder={side === 'left' ? 'Left' : 'Right'}
                maxLength={1_000}
                value={pair[side]}
                error={errors[`pairs.${at}.${side}`]}
                onChange={({ currentTarget: { value } }) => setPairs(changedRow(pairs, pair.key, { [side]: value }))}
              />
            ))}
          </RowFrame>
        )}
      </SortableList>
      {distractors.map((distractor, at) => (
        <RowFrame
          key={distractor.key}
          name={`extra right side ${at + 1}`}
          onRemove={() => takeOutDistractor(distractor, `extra right side ${at + 1}`)}
        >
          <TextInput
            className={classes['grow'] ?? ''}
            aria-label={`Extra right side ${at + 1}`}
            placeholder="A right side that belongs to no left one"
            maxLength={1_000}
            value={distractor.text}
            error={errors[`distractors.${at}`]}
            onChange={({ currentTarget: { value } }) => setDistractors(changedRow(distractors, distractor.key, { text: value }))}
          />
        </RowFrame>
      ))}
      <Group mt={4} gap="xs">
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={pairs.length >= 50}
          onClick={() => setPairs([...pairs, newPair()])}
        >
          Add a pair
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={distractors.length >= 20}
          onClick={() => setDistractors([...distractors, newDistractor()])}
        >
          Add an extra right side
        </Button>
      </Group>
    </Input.Wrapper>
  );
}
