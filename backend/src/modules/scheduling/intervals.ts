/** A half-open, non-empty stretch of time: a lesson may start when another ends. */
export type Interval = { readonly startsAt: Date; readonly endsAt: Date };

/** Whether the two share a moment; touching is not sharing. */
export const overlaps = (a: Interval, b: Interval): boolean =>
  a.startsAt.getTime() < b.endsAt.getTime() && b.startsAt.getTime() < a.endsAt.getTime();

/** The union of intervals in any order: sorted, apart from one another, without empty ones. */
export const union = (intervals: readonly Interval[]): Interval[] =>
  merge(intervals.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()));

/** As `union`, for intervals already sorted by their start: one pass. Touching ones become one. */
export function merge(sorted: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const { startsAt, endsAt } of sorted) {
    if (startsAt.getTime() >= endsAt.getTime()) continue;
    const last = merged.at(-1);
    if (!last || last.endsAt.getTime() < startsAt.getTime()) merged.push({ startsAt, endsAt });
    else if (last.endsAt.getTime() < endsAt.getTime()) merged[merged.length - 1] = { startsAt: last.startsAt, endsAt };
  }
  return merged;
}

/** What is left of each interval outside all holes, in one pass. Both sorted by start; holes may overlap; touching rests stay apart. */
export function subtract(sorted: readonly Interval[], holes: readonly Interval[]): Interval[] {
  const cuts = merge(holes);
  const rest: Interval[] = [];
  let first = 0;
  for (const { startsAt, endsAt } of sorted) {
    while (endOf(cuts[first]) <= startsAt.getTime()) first++;
    let open = startsAt;
    for (let i = first; startOf(cuts[i]) < endsAt.getTime(); i++) {
      pushUnlessEmpty(rest, open, cuts[i]?.startsAt ?? endsAt);
      open = cuts[i]?.endsAt ?? endsAt;
    }
    pushUnlessEmpty(rest, open, endsAt);
  }
  return rest;
}

/** The time that lies in both lists, in one pass. Each list sorted and free of overlaps within itself. */
export function intersect(left: readonly Interval[], right: readonly Interval[]): Interval[] {
  const shared: Interval[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const [a, b] = [left[i], right[j]];
    if (!a || !b) break;
    pushUnlessEmpty(shared, later(a.startsAt, b.startsAt), earlier(a.endsAt, b.endsAt));
    if (a.endsAt.getTime() < b.endsAt.getTime()) i++;
    else j++;
  }
  return shared;
}

/** The parts of the intervals that lie within the window. */
export function clip(intervals: readonly Interval[], window: Interval): Interval[] {
  const inside: Interval[] = [];
  for (const { startsAt, endsAt } of intervals) pushUnlessEmpty(inside, later(startsAt, window.startsAt), earlier(endsAt, window.endsAt));
  return inside;
}

/** Whether every moment of `inner` lies in the sorted intervals, touching ones counting as one. */
export function contains(sorted: readonly Interval[], inner: Interval): boolean {
  let reached = inner.startsAt.getTime();
  for (const { startsAt, endsAt } of sorted) {
    if (startsAt.getTime() > reached) break;
    reached = Math.max(reached, endsAt.getTime());
  }
  return reached >= inner.endsAt.getTime();
}

const startOf = (interval: Interval | undefined) => interval?.startsAt.getTime() ?? Infinity;
const endOf = (interval: Interval | undefined) => interval?.endsAt.getTime() ?? Infinity;
const later = (a: Date, b: Date) => (a.getTime() > b.getTime() ? a : b);
const earlier = (a: Date, b: Date) => (a.getTime() < b.getTime() ? a : b);

const pushUnlessEmpty = (list: Interval[], startsAt: Date, endsAt: Date) => {
  if (startsAt.getTime() < endsAt.getTime()) list.push({ startsAt, endsAt });
};
