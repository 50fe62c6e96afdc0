import { IconFileText, IconListCheck } from '@tabler/icons-react';

/** What a lesson is: a word and an icon, the same everywhere. */
export const LESSON_TYPES = {
  TEXT: { label: 'Text', icon: IconFileText },
  QUIZ: { label: 'Quiz', icon: IconListCheck },
} as const;
