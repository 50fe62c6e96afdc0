import { Button, Group } from '@mantine/core';

type FormButtonsProps = { submit: string; onLeave: () => void; busy: boolean };

/** What ends every form here: leave it, or do it. */
export const FormButtons = ({ submit, onLeave, busy }: FormButtonsProps) => (
  <Group justify="flex-end" gap="sm">
    <Button variant="default" onClick={onLeave}>
      Leave it
    </Button>
    <Button type="submit" loading={busy}>
      {submit}
    </Button>
  </Group>
);
