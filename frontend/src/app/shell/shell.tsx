import { AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router-dom';

import { InboxButton } from '../../features/inbox/inbox-button.tsx';
import { useSignedIn } from '../../lib/use-session.ts';
import { useTitleFocus } from '../../lib/use-title-focus.ts';
import { PLACES } from '../navigation.ts';
import { CommandPalette, CommandPaletteButton } from './command-palette.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { RouteProgress } from './route-progress.tsx';
import { SchoolName } from './school-name.tsx';
import classes from './shell.module.css';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { SideNavigation } from './side-navigation.tsx';
import { StepUpDialog } from './step-up-dialog.tsx';
import { TabBar } from './tab-bar.tsx';
import { useIdlePreload } from './use-idle-preload.ts';
import { useLiveUpdates } from './use-live-updates.ts';
import { UserMenu } from './user-menu.tsx';

/** A phone's tab bar holds no more than this; with more places one gets a menu. */
const MAX_TABS = 5;

/** What stands around every page of the signed-in: where am I, where can I go, who am I. */
export function Shell() {
  const places = PLACES[useSignedIn().user.role];
  const hasTabs = places.length <= MAX_TABS;
  const [menuOpen, { toggle: toggleMenu, close: closeMenu }] = useDisclosure(false);
  const [shortcutsOpen, shortcuts] = useDisclosure(false);
  const { pathname } = useLocation();
  useTitleFocus(pathname);
  useIdlePreload(places);
  useLiveUpdates();
  useEffect(() => closeMenu(), [pathname, closeMenu]);

  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !menuOpen } }}
      padding={{ base: 'md', md: 'xl' }}
      className={classes['shell'] ?? ''}
      data-tabs={hasTabs || undefined}
    >
      <a href="#main" className={classes['skip']}>
        Skip to the content
      </a>
      <RouteProgress />
      <AppShell.Header className={classes['header'] ?? ''}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="sm">
          <Group wrap="nowrap" gap="sm" miw={0}>
            {!hasTabs && (
              <Burger hiddenFrom="sm" size="sm" opened={menuOpen} onClick={toggleMenu} aria-label="Menu" aria-expanded={menuOpen} />
            )}
            <SchoolName />
          </Group>
          <Group wrap="nowrap" gap="xs">
            <CommandPaletteButton />
            <InboxButton />
            <UserMenu onShowShortcuts={shortcuts.open} />
          </Group>
        </Group>
      </AppShell.Header>

      {/* Shut, it would only be moved out of sight, where the keyboard still finds it. */}
      <AppShell.Navbar className={classes['navbar'] ?? ''} p="sm" {...(menuOpen ? {} : { visibleFrom: 'sm' })}>
        <SideNavigation places={places} />
      </AppShell.Navbar>

      <AppShell.Main id="main" tabIndex={-1}>
        <div className={classes['page']}>
          <OfflineBanner />
          <Outlet />
        </div>
      </AppShell.Main>

      {hasTabs && <TabBar places={places} />}
      <CommandPalette places={places} onShowShortcuts={shortcuts.open} />
      <ShortcutsDialog opened={shortcutsOpen} onClose={shortcuts.close} onOpen={shortcuts.open} places={places} />
      <StepUpDialog />
      <ScrollRestoration />
    </AppShell>
  );
}
