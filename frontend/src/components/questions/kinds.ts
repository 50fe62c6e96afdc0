import type { questions } from '@flightline/backend/contract';
import {
  IconArrowsLeftRight,
  IconChecks,
  IconCircleDot,
  IconHash,
  IconLetterCase,
  type IconProps,
  IconToggleLeft,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

type Look = { label: string; hint: string; icon: ComponentType<IconProps> };

/** What a question asks for: a word, a sentence and an icon, the same everywhere. */
export const QUESTION_LOOKS: Record<questions.QuestionKind, Look> = {
  SINGLE: { label: 'Single choice', hint: 'One option is right', icon: IconCircleDot },
  MULTIPLE: { label: 'Multiple choice', hint: 'Several options may be right', icon: IconChecks },
  TRUE_FALSE: { label: 'True or false', hint: 'A statement to judge', icon: IconToggleLeft },
  NUMERIC: { label: 'Number', hint: 'A value, with a tolerance', icon: IconHash },
  SHORT_TEXT: { label: 'Short text', hint: 'A few words', icon: IconLetterCase },
  MATCHING: { label: 'Matching', hint: 'Pairs to put together', icon: IconArrowsLeftRight },
};
