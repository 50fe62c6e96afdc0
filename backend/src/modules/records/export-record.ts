import { stringify } from 'csv-stringify/sync';

import type { Input, records } from '#contract';
import { problem } from '#src/http/app-error.ts';
import type { Actor, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';
import { guardCell } from '#src/modules/learning/index.ts';
import { getSchool } from '#src/modules/tenants/index.ts';

import { recordPdf } from './record-pdf.ts';
import { findRecordOwner, pageOfRecord, totalsOf } from './training-record.ts';

const AT_ONCE = 500;
/** Drawn in about half a second, in which nobody else is served; who has more prints year by year. */
const PRINTED_AT_MOST = 1_000;

const COLUMNS = ['starts at', 'ends at', 'minutes', 'lesson', 'kind of lesson', 'instructor', 'aircraft or room', 'outcome', 'remarks'];

type Asked = Input<typeof records.exportRecordCsv>;

/** A student's completed lessons as a table, read page by page; instants are UTC. Throws NOT_FOUND before the first line. */
export async function* exportRecordCsv(context: RequestContext<Actor>, { query }: Asked): AsyncGenerator<string> {
  const student = await runInScope(context, (scope) => findRecordOwner(scope, query));
  yield stringify([COLUMNS], { bom: true });
  for await (const entry of everyEntry(context, { ...query, studentId: student.id })) yield stringify([rowOf(entry)]);
}

type Of = { studentId: string; from?: Date | undefined; to?: Date | undefined };

async function* everyEntry(context: RequestContext<Actor>, { studentId, from, to }: Of): AsyncGenerator<records.RecordEntry> {
  let cursor: string | undefined;
  do {
    const after = cursor;
    const { items, nextCursor } = await runInScope(context, (scope) =>
      pageOfRecord(scope, { studentId, from, to }, { limit: AT_ONCE, cursor: after }),
    );
    yield* items;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

function rowOf({ startsAt, endsAt, minutes, title, lessonType, instructor, resource, outcome, remarks }: records.RecordEntry): string[] {
  const words = [title, lessonType, instructor?.fullName, resource?.name, outcome, remarks];
  return [startsAt.toISOString(), endsAt.toISOString(), String(minutes), ...words.map((word) => guardCell(word ?? ''))];
}

/** A student's completed lessons to print and sign. Throws NOT_FOUND, UNPROCESSABLE for more than a printer is given at once. */
export async function* exportRecordPdf(context: RequestContext<Actor>, { query }: Asked): AsyncGenerator<Uint8Array> {
  const known = await runInScope(context, async (scope) => {
    const student = await findRecordOwner(scope, query);
    const of = { studentId: student.id, from: query.from, to: query.to };
    return { student, of, totals: await totalsOf(scope, of), school: await getSchool(scope) };
  });
  const { student, of, totals, school } = known;
  if (totals.lessons > PRINTED_AT_MOST) {
    throw problem('UNPROCESSABLE', `That is more than ${PRINTED_AT_MOST} lessons. Choose a shorter period.`);
  }
  const entries: records.RecordEntry[] = [];
  for await (const entry of everyEntry(context, of)) entries.push(entry);
  const period = { from: query.from ?? entries[0]?.startsAt ?? null, to: query.to ?? entries.at(-1)?.startsAt ?? null };
  yield await recordPdf({
    school: school.name,
    timeZone: school.timeZone,
    student: student.fullName,
    period,
    totals,
    entries,
    made: context.now,
  });
}
