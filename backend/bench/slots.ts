/* Open slots of 50 instructors and any of 10 aircraft over 62 days, beside an implementation that does the obvious. `npx tsx bench/slots.ts` in backend/. */
import { expandAvailability, type AvailabilityRule } from '../src/modules/scheduling/availability.ts';
import { addDays, eachDay, localDateOf, startOfDay, toInstant, weekdayOf } from '../src/modules/scheduling/school-time.ts';
import { openSlots } from '../src/modules/scheduling/slots.ts';
import { agendaOf, needOf } from '../test/agenda.ts';

const ROUNDS = 5;
const STEP = 30 * 60_000;
const LESSON = 2 * STEP;

const timeZone = 'America/New_York';
const window = { from: startOfDay('2026-02-01', timeZone), to: startOfDay(addDays('2026-02-01', 62), timeZone) };
const instructors = Array.from({ length: 50 }, (_, i) => `instructor-${String(i).padStart(2, '0')}`);

const rule = { date: null, effectiveFrom: null, effectiveUntil: null };
const rules = instructors.flatMap((instructorId, i): AvailabilityRule[] => [
  ...[1, 2, 3, 4, 5].flatMap((weekday): AvailabilityRule[] => [
    { ...rule, instructorId, kind: 'WEEKLY', weekday, startTime: `0${7 + (i % 3)}:00`, endTime: '12:00' },
    { ...rule, instructorId, kind: 'WEEKLY', weekday, startTime: '13:00', endTime: `${17 + (i % 4)}:30` },
  ]),
  { ...rule, instructorId, kind: 'OFF', weekday: null, date: addDays('2026-02-02', i), startTime: null, endTime: null },
]);

/** Three lessons a day for each instructor. */
const busy = new Map(
  instructors.map((instructorId, i) => [
    instructorId,
    eachDay('2026-02-01', '2026-04-03').flatMap((date) =>
      ['08:30', '13:30', '15:00'].map((time) => {
        const start = toInstant({ date, time, timeZone }).getTime() + (i % 4) * STEP;
        return { startsAt: new Date(start), endsAt: new Date(start + LESSON), bookingId: `${instructorId}-${date}-${time}` };
      }),
    ),
  ]),
);

/** Ten aircraft of one model, each of them away for its own four hours a day; any of them will do. */
const fleet = Array.from({ length: 10 }, (_, i) => `aircraft-${i}`);
const flown = new Map(
  fleet.map((id, i) => [
    id,
    eachDay('2026-02-01', '2026-04-03').map((date) => {
      const start = toInstant({ date, time: '07:00', timeZone }).getTime() + i * 2 * STEP;
      return { startsAt: new Date(start), endsAt: new Date(start + 8 * STEP), bookingId: `${id}-${date}` };
    }),
  ]),
);

const ours = () => {
  const agenda = agendaOf({
    timeZone,
    available: expandAvailability({ rules, ...window, timeZone }),
    taken: { byInstructor: busy, byResource: flown },
    resources: new Map(fleet.map((id) => [id, { id, name: id, kind: 'AIRCRAFT' as const, model: 'C172', grounded: false }])),
    window: { after: window.from, noticeUntil: window.from, horizon: null },
  });
  return openSlots(agenda, needOf(agenda, { resourceIds: fleet }), window).map(({ startsAt }) => startsAt.getTime());
};

const isAt =
  (start: number) =>
  ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
    startsAt.getTime() < start + LESSON && endsAt.getTime() > start;
const oneIsFree = (start: number) => fleet.some((id) => !(flown.get(id) ?? []).some(isAt(start)));
const own = (instructorId: string, date: string) => {
  const theirs = rules.filter((each) => each.instructorId === instructorId);
  if (theirs.some((each) => each.kind === 'OFF' && each.date === date)) return [];
  return theirs.filter((each) => each.kind === 'WEEKLY' && each.weekday === weekdayOf(date));
};

/** For each instructor and day: read the rules, step through each free stretch, ask every lesson whether it is in the way. */
const naive = () => {
  const starts = new Set<number>();
  for (const instructorId of instructors) {
    const lessons = busy.get(instructorId) ?? [];
    for (const date of eachDay('2026-02-01', localDateOf(new Date(window.to.getTime() - 1), timeZone))) {
      for (const { startTime, endTime } of own(instructorId, date)) {
        let start = toInstant({ date, time: startTime ?? '00:00', timeZone }).getTime();
        const end = toInstant({ date, time: endTime ?? '24:00', timeZone }).getTime();
        while (start + LESSON <= end) {
          const inTheWay = lessons.find(isAt(start));
          if (!inTheWay && oneIsFree(start) && start > window.from.getTime()) starts.add(start);
          start = inTheWay ? Math.max(start, inTheWay.endsAt.getTime()) : start + STEP;
        }
      }
    }
  }
  return [...starts].sort((a, b) => a - b);
};

const median = (run: () => unknown) => {
  const times = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN;
};

const [found, expected] = [ours(), naive()];
if (found.join() !== expected.join()) throw new Error(`The two disagree: ${found.length} slots and ${expected.length}`);
const [ourTime, naiveTime] = [median(ours), median(naive)];
console.log(`open slots, 50 instructors, 10 aircraft, 62 days, ${found.length} slots: ${ourTime.toFixed(1)} ms`);
console.log(`naive: ${naiveTime.toFixed(1)} ms, ${(naiveTime / ourTime).toFixed(1)} times as long`);
