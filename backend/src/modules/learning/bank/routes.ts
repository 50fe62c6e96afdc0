import { bank } from '#contract';
import { openRoute, route, type Route, streamRoute, textStreamRoute } from '#src/http/route.ts';

import { copyFromLesson } from './copy-from-lesson.ts';
import { exportBank } from './export-bank.ts';
import { importToBank } from './import-to-bank.ts';
import { listQuestions } from './list-questions.ts';
import { listTags } from './list-tags.ts';
import { archiveQuestion, createQuestion, getQuestion, updateQuestion } from './manage-questions.ts';

export const bankRoutes: Route[] = [
  route(bank.listQuestions, listQuestions),
  openRoute(bank.listTags, listTags),
  route(bank.createQuestion, createQuestion),
  route(bank.copyFromLesson, copyFromLesson),
  route(bank.getQuestion, getQuestion),
  route(bank.updateQuestion, updateQuestion),
  route(bank.archiveQuestion, archiveQuestion),
  textStreamRoute(bank.importQuestions, importToBank),
  streamRoute(bank.exportQuestions, exportBank),
];
