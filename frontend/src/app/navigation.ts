import type { Role } from '@flightline/backend/contract';
import {
  IconAlertTriangle,
  IconBook2,
  IconCalendarPlus,
  IconCalendarWeek,
  IconChecklist,
  IconClockHour4,
  IconHome,
  IconList,
  IconListSearch,
  IconPlane,
  type IconProps,
  IconSettings,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

import type { PageName } from './pages.ts';

export type Place = {
  path: string;
  page: PageName;
  label: string;
  /** On the tab bar of a phone. */
  short?: string;
  icon: ComponentType<IconProps>;
  /** `g` and this letter go there. */
  letter: string;
  /** Other addresses that belong to it. */
  also?: readonly string[];
};

const WEEK: Place = { path: '/week', page: 'week', label: 'Week', icon: IconCalendarWeek, letter: 'w' };
const AVAILABILITY: Place = {
  path: '/availability',
  page: 'availability',
  label: 'Availability',
  short: 'Available',
  icon: IconClockHour4,
  letter: 'v',
};
const COURSES: Place = {
  path: '/courses',
  page: 'courses',
  label: 'Courses',
  icon: IconBook2,
  letter: 'c',
  also: ['/lessons', '/attempts', '/bank', '/assignments'],
};
const PROFILE: Place = { path: '/profile', page: 'profile', label: 'Profile', icon: IconUserCircle, letter: 'p' };

/** Where each role can go. The first place is where it starts. */
export const PLACES = {
  STUDENT: [
    { path: '/', page: 'home', label: 'Home', icon: IconHome, letter: 'h' },
    { path: '/book', page: 'book', label: 'Book a lesson', short: 'Book', icon: IconCalendarPlus, letter: 'n' },
    {
      path: '/bookings',
      page: 'bookings',
      label: 'My bookings',
      short: 'Bookings',
      icon: IconList,
      letter: 'b',
      also: ['/training-record'],
    },
    COURSES,
    PROFILE,
  ],
  INSTRUCTOR: [
    WEEK,
    { path: '/bookings', page: 'bookings', label: 'My lessons', short: 'Lessons', icon: IconList, letter: 'b' },
    AVAILABILITY,
    COURSES,
    PROFILE,
  ],
  ADMIN: [
    { path: '/approvals', page: 'approvals', label: 'Approvals', icon: IconChecklist, letter: 'a' },
    WEEK,
    { path: '/bookings', page: 'bookings', label: 'Bookings', icon: IconList, letter: 'b' },
    COURSES,
    { path: '/people', page: 'people', label: 'People', icon: IconUsers, letter: 'u' },
    { path: '/audit', page: 'audit', label: 'Audit log', icon: IconListSearch, letter: 'l' },
    { path: '/resources', page: 'resources', label: 'Resources', icon: IconPlane, letter: 'r' },
    { path: '/disruptions', page: 'disruptions', label: 'Disruptions', icon: IconAlertTriangle, letter: 'd' },
    AVAILABILITY,
    { path: '/settings', page: 'settings', label: 'Settings', icon: IconSettings, letter: 's' },
    PROFILE,
  ],
} as const satisfies Record<Role, readonly [Place, ...Place[]]>;

const isWithin = (pathname: string, path: string) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`));

/** Says whether a page belongs to a place, such as `/bookings/42` to `/bookings`, or a lesson to the courses. */
export const isAt = (pathname: string, { path, also = [] }: Place): boolean => [path, ...also].some((each) => isWithin(pathname, each));
