import { settings as contract } from '@flightline/backend/contract';
import { Button, Group, NumberInput, Paper, Stack, Switch, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';

import { CourseSelect } from '../../components/course-select.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { contractErrors } from '../../lib/form-errors.ts';
import { useChangeSettings } from './api.ts';
import { PolicyFields, policyOf } from './policy-fields.tsx';

const POLICY = [
  'minNoticeMinutes',
  'bookingHorizonDays',
  'dailyDutyMinutes',
  'weeklyDutyMinutes',
  'holdMinutes',
  'lateCancelMinutes',
] as const;
const FIELDS = ['name', 'escalationHours', 'requireSecondFactor', 'bookingCourseId', ...POLICY] as const;

/** A school's settings, saved together. */
export function SettingsForm({ settings }: { settings: contract.Settings }) {
  const [name, setName] = useState(settings.name);
  const [escalationHours, setEscalationHours] = useState<number | null>(settings.escalationHours);
  const [requireSecondFactor, setRequireSecondFactor] = useState(settings.requireSecondFactor);
  const [bookingCourseId, setBookingCourseId] = useState(settings.bookingCourseId);
  const [policy, setPolicy] = useState(policyOf(settings));
  const save = useChangeSettings(settings.version);
  const body = { name, escalationHours, requireSecondFactor, bookingCourseId, ...policy };
  const errors = contractErrors(contract.changeSettings.body, body);
  const isUnchanged = FIELDS.every((field) => body[field] === settings[field]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(errors).length > 0) return;
    save.mutate(body, { onSuccess: () => notifications.show({ color: 'green', message: 'The settings are saved.' }) });
  };
  return (
    <Paper component="form" onSubmit={submit} noValidate withBorder radius="lg" maw={720} p={{ base: 'md', sm: 'xl' }} bg="var(--fl-card)">
      <Stack gap="lg">
        <TextInput
          label="Name of the school"
          value={name}
          maxLength={120}
          error={errors['name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Time zone"
          value={settings.timeZone}
          readOnly
          description="Set when the school was made: availability and lessons are counted in it"
        />
        <NumberInput
          label="A request escalates after (hours)"
          description={`Empty: after ${settings.defaultEscalationHours} hours, as the installation is set`}
          value={escalationHours ?? ''}
          min={0.25}
          max={8_760}
          decimalScale={2}
          error={errors['escalationHours']}
          onChange={(value) => setEscalationHours(typeof value === 'number' ? value : null)}
        />
        <PolicyFields value={policy} errors={errors} onChange={(part) => setPolicy((before) => ({ ...before, ...part }))} />
        <CourseSelect
          label="Students book once they have completed"
          description="Administrators can book for them before that"
          value={bookingCourseId}
          error={errors['bookingCourseId']}
          onChange={setBookingCourseId}
        />
        <Switch
          label="Administrators and instructors need a second factor"
          description="Whoever has none sets one up at the next click, on every device. Set up your own first."
          checked={requireSecondFactor}
          onChange={(event) => setRequireSecondFactor(event.currentTarget.checked)}
        />
        {save.error && <ProblemAlert error={save.error} />}
        <Group>
          <Button type="submit" loading={save.isPending} disabled={isUnchanged}>
            Save
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
