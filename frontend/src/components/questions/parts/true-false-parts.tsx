import { Input, SegmentedControl, Stack } from '@mantine/core';

import { FoldedText } from '../folded-text.tsx';
import type { QuestionFormProps } from '../question-form-props.ts';

/** Whether the statement is true, and what to tell who judged it so or so. */
export const TrueFalseParts = ({ draft, errors, onChange }: QuestionFormProps) => (
  <Stack gap="xs">
    <Input.Wrapper label="The statement is" labelElement="div">
      <div>
        <SegmentedControl
          aria-label="The statement is"
          data={[
            { value: 'true', label: 'True' },
            { value: 'false', label: 'False' },
          ]}
          value={String(draft.truth)}
          onChange={(value) => onChange({ ...draft, truth: value === 'true' })}
        />
      </div>
    </Input.Wrapper>
    <FoldedText
      label="Feedback on “true”"
      add="Feedback on “true”"
      value={draft.feedbackTrue}
      error={errors['feedbackTrue']}
      maxLength={2_000}
      onChange={(feedbackTrue) => onChange({ ...draft, feedbackTrue })}
    />
    <FoldedText
      label="Feedback on “false”"
      add="Feedback on “false”"
      value={draft.feedbackFalse}
      error={errors['feedbackFalse']}
      maxLength={2_000}
      onChange={(feedbackFalse) => onChange({ ...draft, feedbackFalse })}
    />
  </Stack>
);
