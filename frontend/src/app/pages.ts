/** Each page is a file of its own, fetched when it is first opened, or before that in an idle moment. */
export const PAGES = {
  signIn: () => import('../features/auth/sign-in-page.tsx'),
  register: () => import('../features/auth/register-page.tsx'),
  forgotPassword: () => import('../features/auth/forgot-password-page.tsx'),
  setPassword: () => import('../features/auth/set-password-page.tsx'),
  home: () => import('../features/home/home-page.tsx'),
  assignments: () => import('../features/assignments/assignments-page.tsx'),
  book: () => import('../features/booking/book-page.tsx'),
  bookings: () => import('../features/bookings/bookings-page.tsx'),
  booking: () => import('../features/bookings/booking-page.tsx'),
  week: () => import('../features/week/week-page.tsx'),
  approvals: () => import('../features/approvals/approvals-page.tsx'),
  availability: () => import('../features/availability/availability-page.tsx'),
  person: () => import('../features/people/person-page.tsx'),
  people: () => import('../features/people/people-page.tsx'),
  audit: () => import('../features/audit/audit-page.tsx'),
  auditTimeline: () => import('../features/audit/timeline-page.tsx'),
  resources: () => import('../features/resources/resources-page.tsx'),
  setUp: () => import('../features/profile/security/set-up-page.tsx'),
  settings: () => import('../features/settings/settings-page.tsx'),
  profile: () => import('../features/profile/profile-page.tsx'),
};

export type PageName = keyof typeof PAGES;
