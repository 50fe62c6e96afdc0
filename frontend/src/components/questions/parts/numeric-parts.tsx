import { Button, NumberInput, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';

import { FoldedText } from '../folded-text.tsx';
import { newNumber, type NumberDraft } from '../question-draft.ts';
import type { QuestionFormProps } from '../question-form-props.ts';
import classes from './parts.module.css';
import { RowFrame } from './row-frame.tsx';
import { changedRow } from './rows.ts';
import { useTakeOut } from './use-take-out.tsx';

/** The first number is the right one; its path has no list in it. */
const pathOf = (at: number, field: string) => (at === 0 ? field : `alternatives.${at - 1}.${field}`);

/** The value, how far off is still right, and other values that earn a share. */
export function NumericParts({ draft, errors, onChange }: QuestionFormProps) {
  const { numbers } = draft;
  const set = (next: NumberDraft[]) => onChange({ ...draft, numbers: next });
  const takeOut = useTakeOut(numbers, set);
  return (
    <Stack gap={4}>
      {numbers.map((number, at) => {
        const name = at === 0 ? 'answer' : `other answer ${at}`;
        const change = (part: Partial<NumberDraft>) => set(changedRow(numbers, number.key, part));
        const field = (label: string, key: 'value' | 'tolerance' | 'percent', min?: number) => (
          <NumberInput
            className={classes['grow'] ?? ''}
            label={at === 0 ? label : undefined}
            aria-label={at === 0 ? undefined : `${label} of ${name}`}
            placeholder={label}
            {...(min !== undefined && { min })}
            {...(key === 'percent' && { max: 100, suffix: ' %' })}
            value={number[key] ?? ''}
            error={errors[pathOf(at, key)]}
            onChange={(value) => change({ [key]: typeof value === 'number' ? value : null })}
          />
        );
        return (
          <RowFrame
            key={number.key}
            name={name}
            onRemove={at === 0 ? undefined : () => takeOut(number, name)}
            below={
              <FoldedText
                label={`Feedback on ${name}`}
                add={`Feedback on ${name}`}
                value={number.feedback}
                error={errors[pathOf(at, 'feedback')]}
                maxLength={2_000}
                onChange={(feedback) => change({ feedback })}
              />
            }
          >
            {field('Value', 'value')}
            {field('Tolerance, up or down', 'tolerance', 0)}
            {at > 0 && field('Share', 'percent', 0)}
          </RowFrame>
        );
      })}
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={numbers.length > 20}
          onClick={() => set([...numbers, newNumber(50)])}
        >
          Another value that earns a share
        </Button>
      </div>
    </Stack>
  );
}
