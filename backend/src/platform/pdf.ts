import { createRequire } from 'node:module';

import PDFDocument from 'pdfkit';

const FONTS = createRequire(import.meta.url);
const font = (face: string) => FONTS.resolve(`@expo-google-fonts/noto-sans/${face}.ttf`);

/** Noto Sans has Latin, Greek and Cyrillic letters with all their accents, and Devanagari. */
export const REGULAR = font('400Regular/NotoSans_400Regular');
export const BOLD = font('700Bold/NotoSans_700Bold');

export type PdfSetup = { layout: 'portrait' | 'landscape'; margin: number; title: string; author: string; made: Date };

/** A tagged PDF of A4 pages, in English, as `draw` fills it. */
export async function pdfOf(
  { layout, margin, title, author, made }: PdfSetup,
  draw: (document: PDFKit.PDFDocument) => void,
): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    layout,
    margin,
    tagged: true,
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: made, ModDate: made },
  });
  const pieces: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', resolve);
    document.on('error', reject);
  });
  draw(document);
  document.end();
  await done;
  return Buffer.concat(pieces);
}
