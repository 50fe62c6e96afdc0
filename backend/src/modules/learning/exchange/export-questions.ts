import type { questions } from '#contract';

import { exportCsv } from './export-csv.ts';
import { exportGift } from './export-gift.ts';

const EXPORTERS = { gift: exportGift, csv: exportCsv } as const;

export type ExportFormat = keyof typeof EXPORTERS;

/** Writes questions in pieces that together are the file. */
export const exportQuestions = (format: ExportFormat, asked: readonly questions.QuestionInput[]): Generator<string> =>
  EXPORTERS[format](asked);
