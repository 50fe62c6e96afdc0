import { availabilityChanges } from '@flightline/backend/contract';
import { Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { contractErrors } from '../../lib/form-errors.ts';
import { addDays, formatDay } from '../../lib/school-time.ts';
import { currentWeek, formatWeek, mondayOf, shiftWeek } from '../../lib/school-week.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { FormButtons } from './form-buttons.tsx';
import { useRuleChange } from './rule-change.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { type Validity, ValidityFields } from './validity-fields.tsx';

type StandardWeekDialogProps = { week: string; onClose: () => void };

/** Makes the hours of a week the weekly ones from a day on. */
export const StandardWeekDialog = ({ week, onClose }: StandardWeekDialogProps) => (
  <RuleDialog onClose={onClose} title={`Make ${formatWeek(week)} the standard week`}>
    <StandardWeekForm week={week} onClose={onClose} />
  </RuleDialog>
);

function StandardWeekForm({ week, onClose }: StandardWeekDialogProps) {
  const time = useSchoolTime();
  const change = useRuleChange({ shownInPlace: true });
  const later = week < currentWeek(time) ? currentWeek(time) : week;
  const [validity, setValidity] = useState<Validity>({ effectiveFrom: mondayOf(shiftWeek(later, 1)), effectiveUntil: null });
  const [tried, setTried] = useState(false);
  const { effectiveFrom, effectiveUntil } = validity;
  const standard = { fromWeek: week, effectiveFrom: effectiveFrom ?? '', ...(effectiveUntil && { effectiveUntil }) };
  const wrong = wrongIn(standard, time.today);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong !== undefined) return;
    change.mutate(
      { question: { standard }, done: () => `${formatWeek(week)} is the standard week now.` },
      { onSuccess: (answer) => answer && onClose() },
    );
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">
          The hours of that week become the weekly hours. The present ones end the day before
          {effectiveUntil && `, and hold again from ${formatDay(addDays(effectiveUntil, 1), 'dated')}`}; nothing before that changes, and
          time off and extra hours stay.
        </Text>
        <ValidityFields validity={validity} onChange={setValidity} error={tried ? wrong : undefined} />
        {change.error && <ProblemAlert error={change.error} />}
        <FormButtons submit="Make it the standard" onLeave={onClose} busy={change.isPending} />
      </Stack>
    </form>
  );
}

function wrongIn(standard: { effectiveFrom: string }, today: string): string | undefined {
  if (standard.effectiveFrom === '') return 'Choose a first day';
  if (standard.effectiveFrom < today) return 'The first day must not be before today';
  return Object.values(contractErrors(availabilityChanges.setStandardWeek.body, standard))[0];
}
