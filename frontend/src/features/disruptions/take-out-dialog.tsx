import type { outages } from '@flightline/backend/contract';
import { Button, Group, Modal, NativeSelect, SegmentedControl, Stack, Switch, Text, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router-dom';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useInstructors, useResources } from '../../lib/school-api.ts';
import { addDays, toInstant, zoneCity } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useHits, useTakeOut } from './api.ts';
import { lessons, REASONS } from './outage-words.ts';

type Kind = 'SCHOOL' | 'INSTRUCTOR' | 'RESOURCE';

/** The reason that is most likely for each; it can be changed. */
const LIKELY: Record<Kind, outages.OutageReason> = { SCHOOL: 'WEATHER', INSTRUCTOR: 'SICKNESS', RESOURCE: 'DEFECT' };

/** Says what is out, from when, until when and why; counts the lessons it would hit while it is filled in. */
export const TakeOutDialog = ({ onClose }: { onClose: () => void }) => (
  <Modal opened onClose={onClose} title="Take out" size="lg">
    <TakeOutForm onClose={onClose} />
  </Modal>
);

function TakeOutForm({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const takeOut = useTakeOut();
  const form = useForm();
  const hits = useHits(form.subject);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.setTried();
    if (!form.subject) return;
    void takeOut.mutateAsync({ ...form.subject, reason: form.reason, ...(form.note.trim() && { note: form.note.trim() }) }).then(
      ({ id }) => navigate(`/disruptions/${id}`),
      // Shown below.
      () => undefined,
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <WhatIsOut form={form} />
        <Period form={form} />
        <NativeSelect
          label="Reason"
          data={Object.entries(REASONS).map(([value, label]) => ({ value, label }))}
          value={form.reason}
          onChange={(event) => form.setReason(event.currentTarget.value)}
        />
        <TextInput
          label="Note"
          description="Optional; only administrators see it"
          maxLength={500}
          value={form.note}
          onChange={(event) => form.setNote(event.currentTarget.value)}
        />
        <Text size="sm" role="status">
          {hits.data ? wouldHit(hits.data.total) : '\u00A0'}
        </Text>
        {takeOut.error && <ProblemAlert error={takeOut.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" color="red" loading={takeOut.isPending}>
            Take out
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const wouldHit = (total: number) =>
  total === 0 ? 'No lesson would be hit.' : `${lessons(total)} would be hit. What is booked stays so until you settle it on the next page.`;

type Form = ReturnType<typeof useForm>;

function WhatIsOut({ form }: { form: Form }) {
  const { data: instructors = [] } = useInstructors();
  const { data: resources = [] } = useResources();
  const options =
    form.kind === 'INSTRUCTOR'
      ? instructors.map(({ id, fullName }) => ({ value: id, label: fullName }))
      : resources.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label="What is out"
        data={[
          { value: 'SCHOOL', label: 'Whole school' },
          { value: 'INSTRUCTOR', label: 'Instructor' },
          { value: 'RESOURCE', label: 'Aircraft or room' },
        ]}
        value={form.kind}
        onChange={form.setKind}
      />
      {form.kind !== 'SCHOOL' && (
        <NativeSelect
          label={form.kind === 'INSTRUCTOR' ? 'Instructor' : 'Aircraft or room'}
          data={[{ value: '', label: 'Choose' }, ...options]}
          value={form.who}
          onChange={(event) => form.setWho(event.currentTarget.value)}
          error={form.tried && form.who === '' && 'Choose one'}
        />
      )}
    </>
  );
}

const PICKER = { valueFormat: 'ddd D MMM YYYY, HH:mm', clearable: false } as const;

function Period({ form }: { form: Form }) {
  const { zone } = form;
  return (
    <>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <DateTimePicker label="From" description={zone} {...PICKER} value={form.from} onChange={form.setFrom} />
        {!form.isOpen && (
          <DateTimePicker
            label="Until"
            description={zone}
            {...PICKER}
            value={form.until}
            onChange={form.setUntil}
            error={form.tried && form.endsTooSoon && 'Must be later than the start'}
          />
        )}
      </Group>
      <Switch label="Until further notice" checked={form.isOpen} onChange={(event) => form.setIsOpen(event.currentTarget.checked)} />
    </>
  );
}

/** A picker's `YYYY-MM-DD HH:mm:ss`, in the school's zone. */
const instantOf = (text: string, timeZone: string) => toInstant(text.slice(0, 10), text.slice(11, 16), timeZone);

type Picked = { from: string | null; until: string | null; timeZone: string };

const periodOf = ({ from, until, timeZone }: Picked) =>
  from === null ? undefined : { startsAt: instantOf(from, timeZone), endsAt: until === null ? null : instantOf(until, timeZone) };

/** Whom or what it names; nothing for the whole school, undefined until one is chosen. */
function nameOf(kind: Kind, who: string) {
  if (kind === 'SCHOOL') return {};
  if (who === '') return undefined;
  return kind === 'INSTRUCTOR' ? { instructorId: who } : { resourceId: who };
}

function useForm() {
  const { today, timeZone, zone } = useSchoolTime();
  const [kind, setKind] = useState<Kind>('SCHOOL');
  const [who, setWho] = useState('');
  const [from, setFrom] = useState<string | null>(`${today} 00:00:00`);
  const [until, setUntil] = useState<string | null>(`${addDays(today, 1)} 00:00:00`);
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState<outages.OutageReason>(LIKELY.SCHOOL);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);

  const period = periodOf({ from, until: isOpen ? null : until, timeZone });
  const endsTooSoon = !isOpen && !(period?.endsAt && period.startsAt < period.endsAt);
  const named = nameOf(kind, who);
  const subject = period && named && !endsTooSoon ? { ...period, ...named } : undefined;
  return {
    ...{ kind, who, from, until, isOpen, reason, note, tried, endsTooSoon, subject, zone: `Time in ${zoneCity(timeZone)} (${zone})` },
    ...{ setWho, setFrom, setUntil, setIsOpen, setNote, setTried: () => setTried(true) },
    setKind: (text: string) => {
      const next = text === 'INSTRUCTOR' || text === 'RESOURCE' ? text : 'SCHOOL';
      setKind(next);
      setWho('');
      setReason(LIKELY[next]);
    },
    setReason: (text: string) => {
      for (const each of REASON_KEYS) if (each === text) setReason(each);
    },
  };
}

const REASON_KEYS = ['WEATHER', 'SICKNESS', 'DEFECT', 'MAINTENANCE', 'CLOSED', 'OTHER'] as const satisfies readonly outages.OutageReason[];
