import { Group, Kbd, Modal, Stack, Text, Title } from '@mantine/core';
import { useRef } from 'react';
import { useNavigate } from 'react-router-dom';

import { useShortcutList, useShortcuts } from '../../lib/shortcuts.ts';
import type { Place } from '../navigation.ts';

/** "g" waits this long for the letter of the place. */
const SEQUENCE_MS = 1500;

type ShortcutsDialogProps = { opened: boolean; onOpen: () => void; onClose: () => void; places: readonly Place[] };

/** The keys that act on this page, behind `?`. Also lets `g` and a letter go to a place. */
export function ShortcutsDialog({ opened, onOpen, onClose, places }: ShortcutsDialogProps) {
  const navigate = useNavigate();
  const startedAt = useRef(0);
  const groups = useShortcutList();

  useShortcuts('Anywhere', [{ key: '?', label: 'Show keyboard shortcuts', run: onOpen }]);
  useShortcuts('Go to', [
    {
      key: 'g',
      label: `then a letter: ${places.map(({ letter, label }) => `${letter.toUpperCase()} ${label}`).join(', ')}`,
      run: () => {
        startedAt.current = performance.now();
        document.addEventListener(
          'keydown',
          (event) => {
            const place = places.find(({ letter }) => letter === event.key.toLowerCase());
            if (!place || performance.now() - startedAt.current > SEQUENCE_MS) return;
            event.preventDefault();
            event.stopPropagation();
            void navigate(place.path);
          },
          { once: true, capture: true },
        );
      },
    },
  ]);

  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts">
      <Stack gap="lg">
        <Row keys={['Ctrl', 'K']} label="Search, go to a page, do something" />
        {groups.map(({ name, shortcuts }) => (
          <Stack key={name} gap={8}>
            <Title order={3} size="sm" c="dimmed">
              {name}
            </Title>
            {shortcuts.map(({ key, label }) => (
              <Row key={key} keys={[key.length === 1 ? key.toUpperCase() : key]} label={label} />
            ))}
          </Stack>
        ))}
      </Stack>
    </Modal>
  );
}

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
