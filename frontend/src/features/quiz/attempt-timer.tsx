import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconClock, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

import { browserStorage } from '../../lib/browser-storage.ts';

const NAME = 'quiz-timer-hidden';
const two = (value: number) => String(value).padStart(2, '0');
const inWords = (seconds: number) => `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;

/** Said once each, as it is reached. */
const announcement = (seconds: number) => (seconds <= 60 ? 'One minute left' : seconds <= 300 ? 'Five minutes left' : '');

/** How long there is left until a moment by this device's clock. A second before it, what there is is handed in. */
export function AttemptTimer({ endsAt, onOver }: { endsAt: number; onOver: () => void }) {
  const [left, setLeft] = useState(() => endsAt - Date.now());
  const [hidden, setHidden] = useState(() => browserStorage.read(NAME) !== null);
  const over = useRef(onOver);
  useEffect(() => {
    over.current = onOver;
  });
  useEffect(() => {
    let isOver = false;
    const tick = () => {
      setLeft(endsAt - Date.now());
      if (isOver || endsAt - Date.now() > 1_000) return;
      isOver = true;
      over.current();
    };
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [endsAt]);
  const toggle = () => {
    if (hidden) browserStorage.remove(NAME);
    else browserStorage.write(NAME, 'yes');
    setHidden(!hidden);
  };
  const seconds = Math.max(0, Math.ceil(left / 1_000));
  return (
    <Group gap="xs" wrap="nowrap">
      <VisuallyHidden role="status">{announcement(seconds)}</VisuallyHidden>
      {!hidden && (
        <Text
          component="span"
          role="timer"
          fw={600}
          c={seconds <= 60 ? 'var(--mantine-color-error)' : ''}
          style={{ fontVariantNumeric: 'tabular-nums' }}
        >
          <IconClock size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> {inWords(seconds)} left
        </Text>
      )}
      <Button
        variant="default"
        size="compact-sm"
        mih={44}
        leftSection={hidden ? <IconEye size={16} aria-hidden /> : <IconEyeOff size={16} aria-hidden />}
        onClick={toggle}
      >
        {hidden ? 'Show time' : 'Hide time'}
      </Button>
    </Group>
  );
}
