import type { RouteObject } from 'react-router-dom';

import { ErrorPage } from './error-page.tsx';
import { RolesOnly, SignedInOnly, StartPage } from './guards.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Shell } from './shell/shell.tsx';
import { Splash } from './splash.tsx';

/** Each page is a file of its own that the browser fetches when it is first opened. */
export const routes: RouteObject[] = [
  {
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <Splash />,
    children: [
      { path: '/sign-in', lazy: () => import('../features/auth/sign-in-page.tsx') },
      { path: '/register', lazy: () => import('../features/auth/register-page.tsx') },
      {
        element: <SignedInOnly />,
        children: [
          {
            element: <Shell />,
            children: [
              { element: <StartPage />, children: [{ index: true, lazy: () => import('../features/home/home-page.tsx') }] },
              { path: '/bookings', lazy: () => import('../features/bookings/bookings-page.tsx') },
              { path: '/bookings/:id', lazy: () => import('../features/bookings/booking-page.tsx') },
              { path: '/week', lazy: () => import('../features/week/week-page.tsx') },
              { path: '/profile', lazy: () => import('../features/profile/profile-page.tsx') },
              {
                element: <RolesOnly roles={['STUDENT', 'ADMIN']} />,
                children: [{ path: '/book', lazy: () => import('../features/booking/book-page.tsx') }],
              },
              {
                element: <RolesOnly roles={['INSTRUCTOR', 'ADMIN']} />,
                children: [{ path: '/availability', lazy: () => import('../features/availability/availability-page.tsx') }],
              },
              {
                element: <RolesOnly roles={['ADMIN']} />,
                children: [
                  { path: '/approvals', lazy: () => import('../features/approvals/approvals-page.tsx') },
                  { path: '/people', lazy: () => import('../features/people/people-page.tsx') },
                  { path: '/resources', lazy: () => import('../features/resources/resources-page.tsx') },
                ],
              },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
];
