import type { resources } from '@flightline/backend/contract';
import { IconDeviceGamepad, IconDoor, type IconProps, IconPlane } from '@tabler/icons-react';
import type { ComponentType } from 'react';

type Kind = resources.Resource['kind'];

/** The kinds in words, in the order a school thinks of them. */
export const KINDS = {
  AIRCRAFT: { one: 'Aircraft', many: 'Aircraft', icon: IconPlane },
  SIMULATOR: { one: 'Simulator', many: 'Simulators', icon: IconDeviceGamepad },
  ROOM: { one: 'Room', many: 'Rooms', icon: IconDoor },
} as const satisfies Record<Kind, { one: string; many: string; icon: ComponentType<IconProps> }>;

export const KIND_ORDER: readonly Kind[] = ['AIRCRAFT', 'SIMULATOR', 'ROOM'];
