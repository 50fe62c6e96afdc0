import type { identity } from '@flightline/backend/contract';
import { Badge } from '@mantine/core';
import { IconBan, IconCircleCheck, IconHourglassHigh } from '@tabler/icons-react';

const LOOKS = {
  PENDING: { label: 'Waits for approval', color: 'yellow', icon: IconHourglassHigh },
  ACTIVE: { label: 'Active', color: 'green', icon: IconCircleCheck },
  SUSPENDED: { label: 'Suspended', color: 'red', icon: IconBan },
} as const;

/** A person's status: a word, a colour and an icon. */
export function PersonStatus({ status }: { status: identity.UserStatus }) {
  const { label, color, icon: Icon } = LOOKS[status];
  return (
    <Badge variant="light" color={color} tt="none" leftSection={<Icon size={13} aria-hidden />}>
      {label}
    </Badge>
  );
}
