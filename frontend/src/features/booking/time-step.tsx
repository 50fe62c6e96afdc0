import { Paper } from '@mantine/core';
import { useMediaQuery, useReducedMotion } from '@mantine/hooks';
import { useRef, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import classes from './booking.module.css';
import { DayPicker } from './day-picker.tsx';
import { byDay, monthWindow } from './open-times.ts';
import { OptionsPanel } from './options-panel.tsx';
import { TimePicker } from './time-picker.tsx';
import type { BookingDraft } from './use-booking-draft.ts';
import type { useChoice } from './use-choice.ts';
import { useSlots } from './use-slots.ts';
import { WhyNot } from './why-not.tsx';

type TimeStepProps = ReturnType<typeof useChoice> & { draft: BookingDraft; onChangeDraft: (part: Partial<BookingDraft>) => void };

/** One glance: wishes, the month with its open days, the day's open times. */
export function TimeStep({ choice, choose, draft, onChangeDraft }: TimeStepProps) {
  const { today, timeZone } = useSchoolTime();
  const [month, setMonth] = useState(choice.day ?? today);
  const { data, error, refetch, isPlaceholderData } = useSlots(monthWindow(month, today), choice);

  const open = byDay(data ?? [], timeZone);
  const inMonth = [...open.keys()].filter((day) => day.startsWith(month.slice(0, 7)));
  const day = choice.day?.startsWith(month.slice(0, 7)) ? choice.day : inMonth[0];
  const times = useRef<HTMLElement>(null);
  const isPhone = useMediaQuery('(max-width: 48em)');
  const calm = useReducedMotion();
  const chooseDay = (chosen: string) => {
    choose({ day: chosen }, { replace: true });
    // On a phone the times lie below the month.
    if (isPhone) times.current?.scrollIntoView({ behavior: calm ? 'auto' : 'smooth' });
  };

  const loading = (!data && !error) || isPlaceholderData;

  return (
    <Paper withBorder radius="lg" className={classes['board'] ?? ''}>
      <section aria-label="What you want" className={classes['options']}>
        <OptionsPanel choice={choice} choose={choose} draft={draft} onChangeDraft={onChangeDraft} />
      </section>
      <section aria-label="Day" className={classes['days']}>
        <DayPicker month={month} onMonth={setMonth} day={day} onDay={chooseDay} open={open} loading={loading} />
      </section>
      <section aria-label="Time" ref={times} className={classes['times']}>
        {error ? (
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        ) : (
          <TimePicker
            day={day}
            month={month}
            slots={day ? (open.get(day) ?? []) : []}
            loading={loading}
            onChoose={(at) => choose({ day, at })}
            onMonth={setMonth}
          />
        )}
        <WhyNot day={day ?? month} choice={choice} />
      </section>
    </Paper>
  );
}
