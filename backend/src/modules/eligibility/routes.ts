import { eligibility } from '#contract';
import { route, type Route } from '#src/http/route.ts';

import { listDocuments } from './list-documents.ts';
import { listFindings } from './list-findings.ts';
import { archiveDocument, createDocument, restoreDocument, updateDocument } from './manage-documents.ts';
import { getHold, liftHold, placeHold } from './manage-holds.ts';
import { getRules, putRules } from './rule-settings.ts';

export const eligibilityRoutes: Route[] = [
  route(eligibility.listDocuments, listDocuments),
  route(eligibility.createDocument, createDocument),
  route(eligibility.updateDocument, updateDocument),
  route(eligibility.archiveDocument, archiveDocument),
  route(eligibility.restoreDocument, restoreDocument),
  route(eligibility.getRules, getRules),
  route(eligibility.putRules, putRules),
  route(eligibility.getHold, getHold),
  route(eligibility.placeHold, placeHold),
  route(eligibility.liftHold, liftHold),
  route(eligibility.listFindings, listFindings),
];
