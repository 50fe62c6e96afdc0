import { Button, Input, NumberInput, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';

import { FoldedText } from '../folded-text.tsx';
import { type AcceptedDraft, newAccepted } from '../question-draft.ts';
import type { QuestionFormProps } from '../question-form-props.ts';
import classes from './parts.module.css';
import { RowFrame } from './row-frame.tsx';
import { changedRow } from './rows.ts';
import { useTakeOut } from './use-take-out.tsx';

/** The answers that are accepted, and the share of the points each earns. */
export function ShortTextParts({ draft, errors, onChange }: QuestionFormProps) {
  const { accepted } = draft;
  const set = (next: AcceptedDraft[]) => onChange({ ...draft, accepted: next });
  const takeOut = useTakeOut(accepted, set);
  return (
    <Input.Wrapper label="Accepted answers" labelElement="div" description="Case and repeated spaces do not matter, accents do">
      <div className={classes['list']}>
        {accepted.map((each, at) => {
          const name = `answer ${at + 1}`;
          const change = (part: Partial<AcceptedDraft>) => set(changedRow(accepted, each.key, part));
          return (
            <RowFrame
              key={each.key}
              name={name}
              onRemove={accepted.length > 1 ? () => takeOut(each, name) : undefined}
              below={
                <FoldedText
                  label={`Feedback on ${name}`}
                  add={`Feedback on ${name}`}
                  value={each.feedback}
                  error={errors[`accepted.${at}.feedback`]}
                  maxLength={2_000}
                  onChange={(feedback) => change({ feedback })}
                />
              }
            >
              <TextInput
                className={classes['grow'] ?? ''}
                aria-label={`Accepted answer ${at + 1}`}
                placeholder={`Answer ${at + 1}`}
                maxLength={1_000}
                value={each.text}
                error={errors[`accepted.${at}.text`]}
                onChange={({ currentTarget: { value } }) => change({ text: value })}
              />
              <NumberInput
                w={96}
                aria-label={`Share of answer ${at + 1} in percent`}
                suffix=" %"
                min={0}
                max={100}
                value={each.percent ?? ''}
                error={errors[`accepted.${at}.percent`]}
                onChange={(percent) => change({ percent: typeof percent === 'number' ? percent : null })}
              />
            </RowFrame>
          );
        })}
      </div>
      <Button
        mt={4}
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={accepted.length >= 50}
        onClick={() => set([...accepted, newAccepted()])}
      >
        Accept another answer
      </Button>
    </Input.Wrapper>
  );
}
