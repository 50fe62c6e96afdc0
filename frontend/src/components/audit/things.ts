import {
  IconBook2,
  IconCalendarEvent,
  IconCertificate,
  IconClockHour4,
  IconFileText,
  IconPlane,
  type IconProps,
  IconQuestionMark,
  IconSchool,
  IconSettings,
  IconTool,
  IconUser,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

type Thing = {
  /** In a filter. */
  label: string;
  /** In a sentence. */
  one: string;
  icon: ComponentType<IconProps>;
  /** The page that shows one of them to an admin. */
  page?: { label: string; to: (id: string) => string };
};

/** The types of things the log speaks of. */
export const THINGS: Readonly<Record<string, Thing>> = {
  booking: {
    label: 'Booking',
    one: 'a booking',
    icon: IconCalendarEvent,
    page: { label: 'Open the booking', to: (id) => `/bookings/${id}` },
  },
  user: { label: 'Person', one: 'a person', icon: IconUser, page: { label: 'Open the person’s page', to: (id) => `/people/${id}` } },
  availability: { label: 'Availability', one: 'an availability', icon: IconClockHour4 },
  lessonType: { label: 'Kind of lesson', one: 'a kind of lesson', icon: IconClockHour4 },
  outage: { label: 'Time out', one: 'a time out', icon: IconTool },
  resource: { label: 'Aircraft or room', one: 'an aircraft or room', icon: IconPlane },
  course: { label: 'Course', one: 'a course', icon: IconBook2, page: { label: 'Open the course', to: (id) => `/courses/${id}` } },
  module: { label: 'Module', one: 'a module', icon: IconBook2 },
  lesson: { label: 'Course lesson', one: 'a course lesson', icon: IconFileText },
  question: { label: 'Question of the bank', one: 'a question of the bank', icon: IconQuestionMark },
  certificate: { label: 'Certificate', one: 'a certificate', icon: IconCertificate },
  attempt: { label: 'Quiz attempt', one: 'a quiz attempt', icon: IconSchool },
  tenant: { label: 'School', one: 'the school', icon: IconSettings },
};

/** The words and the icon of a type; one we do not know goes by its own name. */
export const typeWords = (type: string): Thing => THINGS[type] ?? { label: type, one: `a ${type}`, icon: IconQuestionMark };
