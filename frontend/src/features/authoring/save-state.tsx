import { Group, Text } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconCloudOff, IconGitMerge, IconLoader2, type IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';

import type { AutosaveState } from './autosave.ts';

type Status = AutosaveState<unknown, unknown>['status'];

const LOOKS: Record<Status, { icon: ComponentType<IconProps>; words: string }> = {
  saved: { icon: IconCheck, words: 'Saved' },
  waiting: { icon: IconLoader2, words: 'Saving …' },
  saving: { icon: IconLoader2, words: 'Saving …' },
  incomplete: { icon: IconAlertCircle, words: 'Kept on this device until it is whole' },
  offline: { icon: IconCloudOff, words: 'Kept on this device, sent when you are back' },
  refused: { icon: IconAlertCircle, words: 'Not saved' },
  'both-changed': { icon: IconGitMerge, words: 'Someone else changed it too' },
};

/** Where what one typed is by now; `missing` says what keeps it from being whole. */
export function SaveState({ status, missing }: { status: Status; missing?: string }) {
  const { icon: Icon, words } = LOOKS[status];
  return (
    <Group gap={6} role="status" c="dimmed" wrap="nowrap">
      <Icon size={16} aria-hidden />
      <Text size="sm">{status === 'incomplete' ? (missing ?? words) : words}</Text>
    </Group>
  );
}
