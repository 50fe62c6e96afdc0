import { Button, Group, Text } from '@mantine/core';

/** What was regraded, and the way back. */
export const UndoRegradeToast = ({ what, onUndo }: { what: string; onUndo: () => void }) => (
  <Group justify="space-between" wrap="nowrap" gap="sm">
    <Text size="sm">{what}</Text>
    <Button size="compact-sm" variant="default" style={{ flex: 'none' }} onClick={onUndo}>
      Undo
    </Button>
  </Group>
);
