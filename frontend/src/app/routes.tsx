import { identity } from '@flightline/backend/contract';
import type { RouteObject } from 'react-router-dom';

import { ErrorPage } from './error-page.tsx';
import { RolesOnly, SET_UP_PATH, SignedInOnly, StartPage } from './guards.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageError } from './page-error.tsx';
import { PAGES } from './pages.ts';
import { Shell } from './shell/shell.tsx';
import { Splash } from './splash.tsx';

/** What stands inside the shell, by who may open it. */
const shellPages: RouteObject[] = [
  { element: <StartPage />, children: [{ index: true, lazy: PAGES.home }] },
  { path: '/bookings', lazy: PAGES.bookings },
  { path: '/bookings/:id', lazy: PAGES.booking },
  { path: '/courses', lazy: PAGES.courses },
  { path: '/courses/:id', lazy: PAGES.course },
  { path: '/lessons/:id', lazy: PAGES.lesson },
  { element: <RolesOnly roles={['STUDENT']} />, children: [{ path: '/attempts/:id', lazy: PAGES.attempt }] },
  { element: <RolesOnly roles={['STUDENT']} />, children: [{ path: '/training-record', lazy: PAGES.trainingRecord }] },
  { path: '/week', lazy: PAGES.week },
  { path: '/profile', lazy: PAGES.profile },
  { element: <RolesOnly roles={['STUDENT', 'ADMIN']} />, children: [{ path: '/book', lazy: PAGES.book }] },
  {
    element: <RolesOnly roles={['INSTRUCTOR', 'ADMIN']} />,
    children: [
      { path: '/availability', lazy: PAGES.availability },
      { path: '/lessons/:id/edit', lazy: PAGES.lessonEditor },
      { path: '/bank', lazy: PAGES.bank },
      { path: '/assignments', lazy: PAGES.assignments },
      { path: '/people/:id', lazy: PAGES.person },
      { path: '/people/:id/training-record', lazy: PAGES.trainingRecord },
      { path: '/courses/:id/class', lazy: PAGES.classGrid },
      { path: '/lessons/:id/figures', lazy: PAGES.quizFigures },
    ],
  },
  {
    element: <RolesOnly roles={['ADMIN']} />,
    children: [
      { path: '/approvals', lazy: PAGES.approvals },
      { path: '/people', lazy: PAGES.people },
      { path: '/audit', lazy: PAGES.audit },
      { path: '/audit/timeline/:resourceType/:resourceId', lazy: PAGES.auditTimeline },
      { path: '/resources', lazy: PAGES.resources },
      { path: '/disruptions', lazy: PAGES.disruptions },
      { path: '/disruptions/:id', lazy: PAGES.disruption },
      { path: '/settings', lazy: PAGES.settings },
      { path: '/settings/rules', lazy: PAGES.rules },
    ],
  },
  { path: '*', element: <NotFoundPage /> },
];

/** Every address of the app. */
export const routes: RouteObject[] = [
  {
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <Splash />,
    children: [
      { path: '/sign-in', lazy: PAGES.signIn },
      { path: '/register', lazy: PAGES.register },
      { path: '/forgot-password', lazy: PAGES.forgotPassword },
      { path: '/certificates/:code', lazy: PAGES.certificate },
      { path: identity.SET_PASSWORD_PATH, lazy: PAGES.setPassword },
      {
        element: <SignedInOnly />,
        children: [
          { path: SET_UP_PATH, lazy: PAGES.setUp },
          { element: <Shell />, children: [{ errorElement: <PageError />, children: shellPages }] },
        ],
      },
    ],
  },
];
