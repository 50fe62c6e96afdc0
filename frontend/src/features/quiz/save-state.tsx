import { Alert, Group, Text } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudCheck, IconCloudOff, IconCloudUp, IconSend } from '@tabler/icons-react';

import { type KeptAttempt, unsentAnswers } from '../../lib/attempts/kept-attempt.ts';

const SAVED = { icon: IconCloudCheck, words: 'Saved' };
const SAVING = { icon: IconCloudUp, words: 'Saving' };
const KEPT = { icon: IconCloudOff, words: 'Kept on this device, will be sent when you are back' };

/** Whether the server has what was answered. */
export function SaveState({ kept }: { kept: KeptAttempt }) {
  const { online } = useNetwork();
  const { icon: Icon, words } = unsentAnswers(kept) === undefined ? SAVED : kept.waiting || !online ? KEPT : SAVING;
  return (
    <Group gap={6} role="status" wrap="nowrap">
      <Icon size={18} aria-hidden />
      <Text size="sm">{words}</Text>
    </Group>
  );
}

/** The attempt is asked to be handed in, and the server did not say yes yet. */
export function HandingIn({ kept }: { kept: KeptAttempt }) {
  const { online } = useNetwork();
  const isStuck = kept.waiting || !online;
  return (
    <Alert role="status" color={isStuck ? 'yellow' : 'blue'} icon={<IconSend aria-hidden />} title="Handing in">
      {isStuck
        ? 'Will be handed in when you are back; the time limit still counts. You can close this page: your answers are kept on this device.'
        : 'Your answers are on their way.'}
    </Alert>
  );
}
