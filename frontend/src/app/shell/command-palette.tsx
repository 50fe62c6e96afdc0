import { bookings } from '@flightline/backend/contract';
import { ActionIcon, Button, Kbd, useMantineColorScheme } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { Spotlight, spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconCalendarPlus, IconKeyboard, IconLogout, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';

import { useCan } from '../../lib/can.tsx';
import type { Place } from '../navigation.ts';
import classes from './shell.module.css';
import { useFound } from './use-found.tsx';
import { useSignOut } from './use-sign-out.ts';

type CommandPaletteProps = { places: readonly Place[]; onShowShortcuts: () => void };

/** Everything one can do from anywhere, behind Ctrl/Cmd-K. */
export function CommandPalette({ places, onShowShortcuts }: CommandPaletteProps) {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { setColorScheme } = useMantineColorScheme();

  const [words, setWords] = useState('');
  const found = useFound(words);
  const mayBook = useCan(bookings.requestBooking) && !places.some(({ path }) => path === '/book');

  const goTo = places.map((place): SpotlightActionData => ({
    id: place.path,
    label: place.label,
    leftSection: <place.icon size={20} stroke={1.7} aria-hidden />,
    onClick: () => void navigate(place.path),
  }));
  const doIt: SpotlightActionData[] = [
    ...(mayBook
      ? [
          {
            id: 'book',
            label: 'Book a lesson',
            leftSection: <IconCalendarPlus size={20} aria-hidden />,
            onClick: () => void navigate('/book'),
          },
        ]
      : []),
    { id: 'light', label: 'Use light colours', leftSection: <IconSun size={20} aria-hidden />, onClick: () => setColorScheme('light') },
    { id: 'dark', label: 'Use dark colours', leftSection: <IconMoon size={20} aria-hidden />, onClick: () => setColorScheme('dark') },
    { id: 'shortcuts', label: 'Show keyboard shortcuts', leftSection: <IconKeyboard size={20} aria-hidden />, onClick: onShowShortcuts },
    { id: 'sign-out', label: 'Sign out', leftSection: <IconLogout size={20} aria-hidden />, onClick: signOut },
  ];

  return (
    <Spotlight
      query={words}
      onQueryChange={setWords}
      actions={[...found, { group: 'Go to', actions: goTo }, { group: 'Do', actions: doIt }]}
      nothingFound="Nothing found"
      highlightQuery
      attributes={{ content: { 'aria-label': 'Search' } }}
      shortcut="mod + K"
      searchProps={{
        leftSection: <IconSearch size={20} aria-hidden />,
        placeholder: 'Find a page, a course or a person',
        'aria-label': 'Search',
      }}
    />
  );
}

/** Opens the palette by pointer; a small one on phones. */
export const CommandPaletteButton = () => (
  <>
    <Button
      visibleFrom="sm"
      variant="default"
      size="sm"
      className={classes['palette'] ?? ''}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={<Kbd size="xs">{useOs() === 'macos' ? '⌘ K' : 'Ctrl K'}</Kbd>}
      onClick={spotlight.open}
    >
      Search
    </Button>
    <ActionIcon hiddenFrom="sm" variant="subtle" color="gray" size="lg" aria-label="Search" onClick={spotlight.open}>
      <IconSearch size={20} aria-hidden />
    </ActionIcon>
  </>
);
