import type { courses } from '@flightline/backend/contract';
import { Badge } from '@mantine/core';
import { IconArchive, IconCircleCheck, IconPencil } from '@tabler/icons-react';

const LOOKS = {
  DRAFT: { label: 'Draft', color: 'yellow', icon: IconPencil },
  PUBLISHED: { label: 'Published', color: 'green', icon: IconCircleCheck },
  ARCHIVED: { label: 'Archived', color: 'gray', icon: IconArchive },
} as const;

/** A course's status: a word, a colour and an icon, the same everywhere. */
export function CourseStatus({ status }: { status: courses.CourseStatus }) {
  const { label, color, icon: Icon } = LOOKS[status];
  return (
    <Badge variant="light" tt="none" color={color} leftSection={<Icon size={13} aria-hidden />}>
      {label}
    </Badge>
  );
}
