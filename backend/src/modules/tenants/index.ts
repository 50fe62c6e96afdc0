export { presentSchool } from './presenter.ts';
export { tenantRoutes } from './routes.ts';
export { findSchool, getSchool, listSchools, type SchoolRow } from './school.ts';
