import type { records } from '#contract';
import { BOLD, pdfOf, REGULAR } from '#src/platform/pdf.ts';

export type RecordFacts = {
  school: string;
  timeZone: string;
  student: string;
  period: { from: Date | null; to: Date | null };
  totals: records.RecordTotals;
  entries: readonly records.RecordEntry[];
  made: Date;
};

type Doc = PDFKit.PDFDocument;

const MARGIN = 40;
const FOOT = 30;
const INK = '#1b1f27';
const SOFT = '#59606c';
const RULE = '#c9ced6';

const COLUMNS = [
  { name: 'Date', width: 104 },
  { name: 'Hours', width: 40 },
  { name: 'Lesson', width: 150 },
  { name: 'Instructor', width: 110 },
  { name: 'Aircraft or room', width: 110 },
  { name: 'Outcome and remarks', width: 247 },
] as const;

/** A training record as a tagged PDF of A4 pages, across: a table with its head on each page, totals, and lines to sign on. */
export const recordPdf = (facts: RecordFacts): Promise<Buffer> =>
  pdfOf(
    { layout: 'landscape', margin: MARGIN, title: `Training record: ${facts.student}`, author: facts.school, made: facts.made },
    (document) => {
      head(document, facts);
      table(document, facts);
      closing(document, facts);
      numberPages(document, facts);
    },
  );

const hours = (minutes: number) => (minutes / 60).toFixed(1);

const inWords = (timeZone: string, withTime: boolean) => {
  const style = withTime ? ({ dateStyle: 'medium', timeStyle: 'short' } as const) : ({ dateStyle: 'medium' } as const);
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, ...style });
  return (instant: Date) => format.format(instant);
};

function paragraph(document: Doc, text: string, { size = 9, bold = false, color = INK, tag = 'P' } = {}): void {
  document
    .font(bold ? BOLD : REGULAR)
    .fontSize(size)
    .fillColor(color);
  document.addStructure(document.struct(tag, {}, () => void document.text(text, MARGIN, document.y)));
}

function head(document: Doc, { school, student, timeZone, period, totals }: RecordFacts): void {
  const date = inWords(timeZone, false);
  paragraph(document, school, { size: 11, color: SOFT });
  paragraph(document, `Training record of ${student}`, { size: 18, bold: true, tag: 'H1' });
  const from = period.from && date(period.from);
  const to = period.to && date(period.to);
  paragraph(document, `${from && to ? `${from} to ${to}. ` : ''}All times are local to the school (${timeZone}).`, { color: SOFT });
  document.moveDown(0.4);
  paragraph(document, `${totals.lessons} lessons, ${hours(totals.minutes)} hours`, { size: 11, bold: true });
  const kinds = totals.kinds.map(({ name, lessons, minutes }) => `${name ?? 'Other'}: ${lessons} lessons, ${hours(minutes)} hours`);
  if (kinds.length > 1) paragraph(document, kinds.join('; '));
  paragraph(document, `Late cancellations: ${totals.lateCancellations}. Missed without notice: ${totals.noShows}.`);
  document.moveDown(0.8);
}

const bottomOf = (document: Doc) => document.page.height - MARGIN - FOOT;

function table(document: Doc, { entries, timeZone }: RecordFacts): void {
  const date = inWords(timeZone, true);
  row(
    document,
    COLUMNS.map(({ name }) => name),
    { bold: true },
  );
  for (const { startsAt, minutes, title, lessonType, instructor, resource, outcome, remarks } of entries) {
    const lesson = [title, lessonType].filter((word) => word !== null).join(' · ') || 'Lesson';
    const said = [outcome, remarks].filter((word) => word !== null).join(': ');
    row(document, [date(startsAt), hours(minutes), lesson, instructor?.fullName ?? '', resource?.name ?? '', said], {});
  }
}

/** A row that does not fit goes to a new page, below the names of the columns; one longer than a page is cut there. */
function row(document: Doc, cells: readonly string[], { bold = false }: { bold?: boolean }): void {
  document.font(bold ? BOLD : REGULAR).fontSize(8);
  const heights = cells.map((cell, nth) => document.heightOfString(cell || ' ', { width: widthOf(nth) }));
  const height = Math.min(Math.max(...heights), bottomOf(document) - MARGIN - 40);
  if (!bold && document.y + height > bottomOf(document)) {
    document.addPage();
    row(
      document,
      COLUMNS.map(({ name }) => name),
      { bold: true },
    );
  }
  const top = document.y;
  document
    .font(bold ? BOLD : REGULAR)
    .fontSize(8)
    .fillColor(bold ? SOFT : INK);
  document.addStructure(
    document.struct('TR', {}, () => {
      let left = MARGIN;
      cells.forEach((cell, nth) => {
        document.text(cell, left, top, { width: widthOf(nth), height: height + 1, ellipsis: true });
        left += COLUMNS[nth]?.width ?? 0;
      });
    }),
  );
  const end = top + height + 3;
  document
    .moveTo(MARGIN, end)
    .lineTo(document.page.width - MARGIN, end)
    .lineWidth(0.5)
    .stroke(RULE);
  document.y = end + 4;
}

const widthOf = (nth: number) => (COLUMNS[nth]?.width ?? 0) - 8;

function closing(document: Doc, { student }: RecordFacts): void {
  if (document.y + 70 > bottomOf(document)) document.addPage();
  document.y += 44;
  const top = document.y;
  [`Signature of ${student}`, 'Signature for the school'].forEach((label, nth) => {
    const left = MARGIN + nth * 300;
    document
      .moveTo(left, top)
      .lineTo(left + 240, top)
      .lineWidth(0.5)
      .stroke(SOFT);
    document
      .font(REGULAR)
      .fontSize(8)
      .fillColor(SOFT)
      .text(label, left, top + 4, { width: 240 });
  });
}

function numberPages(document: Doc, { student, made, timeZone }: RecordFacts): void {
  const { start, count } = document.bufferedPageRange();
  for (let nth = start; nth < start + count; nth++) {
    document.switchToPage(nth);
    // Below the margin, where a text would begin a new page of its own.
    document.page.margins.bottom = 0;
    const text = `${student} · made ${inWords(timeZone, true)(made)} · page ${nth - start + 1} of ${count}`;
    document
      .font(REGULAR)
      .fontSize(8)
      .fillColor(SOFT)
      .text(text, MARGIN, document.page.height - MARGIN, { lineBreak: false });
  }
}
