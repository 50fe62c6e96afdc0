import { questions } from '@flightline/backend/contract';
import { Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';

import { FoldedText } from './folded-text.tsx';
import { QUESTION_LOOKS } from './kinds.ts';
import { LongText } from './long-text.tsx';
import { MatchingParts } from './parts/matching-parts.tsx';
import { NumericParts } from './parts/numeric-parts.tsx';
import { OptionParts } from './parts/option-parts.tsx';
import { ShortTextParts } from './parts/short-text-parts.tsx';
import { TrueFalseParts } from './parts/true-false-parts.tsx';
import { changeKind, type QuestionDraft } from './question-draft.ts';
import type { QuestionFormProps } from './question-form-props.ts';

const PARTS: Record<questions.QuestionKind, (props: QuestionFormProps) => React.JSX.Element> = {
  SINGLE: OptionParts,
  MULTIPLE: OptionParts,
  TRUE_FALSE: TrueFalseParts,
  NUMERIC: NumericParts,
  SHORT_TEXT: ShortTextParts,
  MATCHING: MatchingParts,
};

const KINDS = questions.QUESTION_KINDS.map((value) => ({ value, label: QUESTION_LOOKS[value].label }));

/** Writes one question of any kind. What is seldom needed stays folded until it is. */
export function QuestionForm({ draft, errors, onChange }: QuestionFormProps) {
  const change = (part: Partial<QuestionDraft>) => onChange({ ...draft, ...part });
  const Parts = PARTS[draft.kind];
  return (
    <Stack gap="md">
      <Group gap="sm" align="flex-start">
        <NativeSelect
          flex="1 1 11rem"
          label="Kind"
          data={KINDS}
          value={draft.kind}
          onChange={({ currentTarget: { value } }) => {
            const kind = questions.QUESTION_KINDS.find((each) => each === value);
            if (kind) onChange(changeKind(draft, kind));
          }}
        />
        <NumberInput
          w={110}
          label="Points"
          min={0}
          max={1_000}
          decimalScale={2}
          value={draft.points ?? ''}
          error={errors['points']}
          onChange={(points) => change({ points: typeof points === 'number' ? points : null })}
        />
      </Group>
      <LongText
        label="Question"
        value={draft.prompt}
        error={errors['prompt']}
        maxLength={10_000}
        minRows={2}
        onChange={(prompt) => change({ prompt })}
      />
      <Parts draft={draft} errors={errors} onChange={onChange} />
      {errors['options'] && (
        <Text size="sm" c="var(--mantine-color-error)">
          {errors['options']}
        </Text>
      )}
      <FoldedText
        label="Explanation"
        add="Add an explanation"
        description="Shown with the result, whatever was answered"
        value={draft.explanation}
        error={errors['explanation']}
        maxLength={10_000}
        onChange={(explanation) => change({ explanation })}
      />
    </Stack>
  );
}
