import type { courses } from '@flightline/backend/contract';
import { NativeSelect, NumberInput, Stack, Switch } from '@mantine/core';

import { LongText } from '../../../components/questions/long-text.tsx';
import type { QuizDraft, QuizSettings } from './quiz-draft.ts';

type QuizSettingsFormProps = { quiz: QuizDraft; onChange: (part: Partial<QuizDraft>) => void };

const REVIEWS = [
  { value: 'AFTER_SUBMIT', label: 'After every attempt' },
  { value: 'AFTER_PASS', label: 'Once it is passed' },
  { value: 'NEVER', label: 'Never' },
] as const satisfies readonly { value: courses.Quiz['reviewPolicy']; label: string }[];

/** The rules of a quiz. An attempt keeps those it began with. */
export function QuizSettingsForm({ quiz, onChange }: QuizSettingsFormProps) {
  const { settings } = quiz;
  const set = (part: Partial<QuizSettings>) => onChange({ settings: { ...settings, ...part } });
  return (
    <Stack gap="md" maw={480}>
      <NumberInput
        label="Passed with"
        description="The share of all points that is needed"
        suffix=" %"
        min={0}
        max={100}
        value={settings.passPercent}
        onChange={(value) => typeof value === 'number' && set({ passPercent: value })}
      />
      <NumberInput
        label="Attempts"
        description="Empty: as many as one likes"
        min={1}
        max={100}
        allowDecimal={false}
        value={settings.maxAttempts ?? ''}
        onChange={(value) => set({ maxAttempts: typeof value === 'number' && value >= 1 ? value : null })}
      />
      <NumberInput
        label="Time limit (minutes)"
        description="Empty: none. When it is over, what was answered is handed in."
        min={1}
        max={1_440}
        allowDecimal={false}
        value={settings.timeLimitMinutes ?? ''}
        onChange={(value) => set({ timeLimitMinutes: typeof value === 'number' && value >= 1 ? value : null })}
      />
      <NativeSelect
        label="Right answers are shown"
        data={REVIEWS.map((each) => ({ ...each }))}
        value={settings.reviewPolicy}
        onChange={({ currentTarget: { value } }) => {
          const policy = REVIEWS.find((each) => each.value === value);
          if (policy) set({ reviewPolicy: policy.value });
        }}
      />
      <Switch
        label="Shuffle the options"
        description="Each attempt shows them in an order of its own"
        checked={settings.shuffle}
        onChange={(event) => set({ shuffle: event.currentTarget.checked })}
      />
      <LongText
        label="Before one begins"
        description="Shown on the quiz’s first page, in Markdown"
        minRows={2}
        maxLength={20_000}
        value={quiz.content}
        error={undefined}
        onChange={(content) => onChange({ content })}
      />
    </Stack>
  );
}
