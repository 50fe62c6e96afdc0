import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import * as z from 'zod';

import { toInstant } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';

const moment = z.iso.datetime().refine((text) => text >= '1970' && text < '2199');

/** A minute chosen by hand means its end: what happened in it has happened. */
const REST_OF_MINUTE_MS = 59_999;

/** The moment in the address (`?at=2026-11-24T15:00:00.000Z`); without one, the moment the page was opened. */
export function useMoment() {
  const { timeZone, now } = useSchoolTime();
  const [search, setSearch] = useSearchParams();
  const [opened] = useState(now);
  const asked = moment.safeParse(search.get('at')).data;

  const choose = (at: Date) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.set('at', at.toISOString());
        return after;
      },
      { preventScrollReset: true },
    );
  return {
    at: asked === undefined ? opened : new Date(asked),
    choose,
    /** By the school's calendar and clock, `YYYY-MM-DD` and `HH:MM`. */
    chooseLocal: (day: string, time: string) => choose(new Date(toInstant(day, time, timeZone).getTime() + REST_OF_MINUTE_MS)),
  };
}
