import { records } from '#contract';
import { route, type Route, streamRoute } from '#src/http/route.ts';

import { exportRecordCsv, exportRecordPdf } from './export-record.ts';
import { getTrainingRecord } from './training-record.ts';

export const recordRoutes: Route[] = [
  route(records.getTrainingRecord, getTrainingRecord),
  streamRoute(records.exportRecordCsv, exportRecordCsv),
  streamRoute(records.exportRecordPdf, exportRecordPdf),
];
