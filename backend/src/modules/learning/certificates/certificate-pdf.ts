import { BOLD, pdfOf, REGULAR } from '#src/platform/pdf.ts';

import { dateInWords } from './date-in-words.ts';

export type CertificateFacts = {
  school: string;
  timeZone: string;
  studentName: string;
  courseTitle: string;
  issuedAt: Date;
  revokedAt: Date | null;
  /** Where anyone can ask whether it holds. */
  address: string;
};

const INK = '#1b1f27';
const SOFT = '#59606c';
const ACCENT = '#1b5fc1';
const MARGIN = 64;

/** A certificate as a tagged PDF of one A4 page, across. */
export const certificatePdf = (facts: CertificateFacts): Promise<Buffer> =>
  pdfOf(
    { layout: 'landscape', margin: MARGIN, title: `Certificate: ${facts.courseTitle}`, author: facts.school, made: facts.issuedAt },
    (document) => draw(document, facts),
  );

type Line = { text: string; size: number; y: number; bold?: boolean; color?: string; tag?: 'H1' | 'P' };

function draw(document: PDFKit.PDFDocument, facts: CertificateFacts): void {
  const { width, height } = document.page;
  document
    .rect(28, 28, width - 56, height - 56)
    .lineWidth(2)
    .stroke(ACCENT);
  const held = facts.revokedAt === null ? '' : `Revoked on ${dateInWords(facts.revokedAt, facts.timeZone)}`;
  const lines: Line[] = [
    { text: facts.school, size: 16, y: 72, color: SOFT },
    { text: 'Certificate of completion', size: 30, y: 116, bold: true, color: ACCENT, tag: 'H1' },
    { text: 'This certifies that', size: 14, y: 186, color: SOFT },
    { text: facts.studentName, size: 34, y: 214, bold: true },
    { text: 'has completed the course', size: 14, y: 286, color: SOFT },
    { text: facts.courseTitle, size: 24, y: 314, bold: true },
    { text: `on ${dateInWords(facts.issuedAt, facts.timeZone)}.`, size: 14, y: 392, color: SOFT },
    { text: held, size: 18, y: 424, bold: true, color: '#b42318' },
    { text: `Verify it at ${facts.address}`, size: 9, y: height - 92, color: SOFT },
  ];
  for (const line of lines) if (line.text !== '') write(document, line);
}

/** Long names take smaller letters rather than a second page. */
function write(document: PDFKit.PDFDocument, { text, size, y, bold = false, color = INK, tag = 'P' }: Line): void {
  const width = document.page.width - 2 * MARGIN;
  document.font(bold ? BOLD : REGULAR).fillColor(color);
  const natural = document.fontSize(size).widthOfString(text);
  document.fontSize(Math.max(8, Math.min(size, (size * width) / natural)));
  document.addStructure(
    document.struct(tag, {}, () => {
      document.text(text, MARGIN, y, { width, align: 'center', height: size * 2.6, ellipsis: true });
    }),
  );
}
