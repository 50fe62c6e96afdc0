import { formatDay } from '../lib/school-time.ts';
import classes from './date-tile.module.css';

/** A leaf of a calendar: weekday, day, month. For the eye only; the words beside it say the same. */
export function DateTile({ day }: { day: string }) {
  const [weekday, number, month] = formatDay(day).split(' ');
  return (
    <span className={classes['tile']} aria-hidden>
      <span className={classes['weekday']}>{weekday}</span>
      <span className={classes['number']}>{number}</span>
      <span className={classes['month']}>{month}</span>
    </span>
  );
}
