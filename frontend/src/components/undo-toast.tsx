import { Button, Group, Text } from '@mantine/core';

/** What was done, and the way back. */
export const UndoToast = ({ what, onUndo }: { what: string; onUndo: () => void }) => (
  <Group justify="space-between" wrap="nowrap" gap="sm">
    <Text size="sm">{what}</Text>
    <Button size="compact-sm" variant="default" flex="none" onClick={onUndo}>
      Undo
    </Button>
  </Group>
);
