import { Group, Text } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconCloudOff, IconGitMerge, IconLoader2, type IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';

import type { DraftState } from './lesson-draft.ts';

const LOOKS: Record<DraftState['status'], { icon: ComponentType<IconProps>; words: string }> = {
  saved: { icon: IconCheck, words: 'Saved' },
  waiting: { icon: IconLoader2, words: 'Saving …' },
  saving: { icon: IconLoader2, words: 'Saving …' },
  offline: { icon: IconCloudOff, words: 'Kept on this device, sent when you are back' },
  refused: { icon: IconAlertCircle, words: 'Not saved' },
  'both-changed': { icon: IconGitMerge, words: 'Someone else changed it too' },
};

/** Where what one typed is by now. */
export function SaveState({ status, isUntitled }: { status: DraftState['status']; isUntitled: boolean }) {
  const { icon: Icon, words } = isUntitled ? { icon: IconAlertCircle, words: 'A title is needed before it is saved' } : LOOKS[status];
  return (
    <Group gap={6} role="status" c="dimmed" wrap="nowrap">
      <Icon size={16} aria-hidden />
      <Text size="sm">{words}</Text>
    </Group>
  );
}
