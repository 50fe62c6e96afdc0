import type { slots } from '@flightline/backend/contract';
import { DatePicker } from '@mantine/dates';

import { formatDay } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';
import classes from './booking.module.css';

type DayPickerProps = {
  month: string;
  onMonth: (month: string) => void;
  day: string | undefined;
  onDay: (day: string) => void;
  open: ReadonlyMap<string, readonly slots.Slot[]>;
  loading: boolean;
};

/** A month in which the days with open times can be seen and chosen. */
export function DayPicker({ month, onMonth, day, onDay, open, loading }: DayPickerProps) {
  const { today } = useSchoolTime();
  const count = (date: string) => open.get(date)?.length ?? 0;
  return (
    <div className={classes['month']} data-loading={loading || undefined} aria-busy={loading}>
      <DatePicker
        fullWidth
        size="md"
        firstDayOfWeek={1}
        weekdayFormat="ddd"
        maxLevel="month"
        hideOutsideDates
        minDate={today}
        date={month}
        onDateChange={onMonth}
        value={day ?? null}
        onChange={(chosen) => chosen && onDay(chosen)}
        excludeDate={(date) => count(date) === 0}
        getDayAriaLabel={(date) => `${formatDay(date, 'long')}, ${count(date) === 0 ? 'no open times' : `${count(date)} open times`}`}
        getDayProps={(date) => ({
          className: classes['day'] ?? '',
          ...(count(date) > 0 && { 'data-open': true }),
          ...(date === today && { 'data-today': true }),
        })}
        ariaLabels={{ nextMonth: 'Next month', previousMonth: 'Previous month' }}
      />
    </div>
  );
}
