import { identity, settings } from '#contract';
import { openRoute, type Route } from '#src/http/route.ts';

import { presentSchool } from './presenter.ts';
import { listSchools } from './school.ts';
import { changeSettings, getBookingPolicy, getSettings } from './settings.ts';

export const tenantRoutes: Route[] = [
  openRoute(identity.listSchools, async ({ services: { config, database } }) => ({
    items: (await listSchools(database)).map(presentSchool),
    demo: config.seedDemo && !config.production,
  })),
  openRoute(settings.getSettings, getSettings),
  openRoute(settings.changeSettings, changeSettings),
  openRoute(settings.getBookingPolicy, getBookingPolicy),
];
