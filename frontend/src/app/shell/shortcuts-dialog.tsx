import { Group, Kbd, Modal, Stack, Text, Title } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import type { ReactNode } from 'react';

import { useShortcutList, useShortcuts } from '../../lib/shortcuts.ts';
import type { Place } from '../navigation.ts';
import { useGoTo } from './use-go-to.ts';

type ShortcutsDialogProps = { opened: boolean; onOpen: () => void; onClose: () => void; places: readonly Place[] };

const NAMES: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', ' ': 'Space' };
const nameOf = (key: string) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** The keys that act on this page, behind `?`. */
export function ShortcutsDialog({ opened, onOpen, onClose, places }: ShortcutsDialogProps) {
  const groups = useShortcutList();
  const command = useOs() === 'macos' ? '⌘' : 'Ctrl';
  useShortcuts('Help', [{ key: '?', label: 'Show keyboard shortcuts', run: onOpen }]);
  useGoTo(places);
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts">
      <Stack gap="lg">
        {groups
          .filter(({ shortcuts }) => shortcuts.length > 0)
          .map(({ name, shortcuts }) => (
            <Section key={name} title={name}>
              {shortcuts.map(({ key, label }) => (
                <Row key={key} keys={[nameOf(key)]} label={label} />
              ))}
            </Section>
          ))}
        <Section title="Go to">
          <Row keys={[command, 'K']} label="Anything, by its name" />
          {places.map(({ letter, label }) => (
            <Row key={letter} keys={['G', letter.toUpperCase()]} label={label} />
          ))}
        </Section>
      </Stack>
    </Modal>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <Stack gap={8}>
    <Title order={3} size="sm" c="dimmed">
      {title}
    </Title>
    {children}
  </Stack>
);

const Row = ({ keys, label }: { keys: readonly string[]; label: string }) => (
  <Group justify="space-between" wrap="nowrap" align="flex-start">
    <Text size="sm">{label}</Text>
    <Group gap={4} wrap="nowrap">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </Group>
  </Group>
);
