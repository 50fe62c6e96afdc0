import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications, notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';

import { explainError } from '../lib/explain-error.ts';
import { createQueryClient } from '../lib/query-client.ts';
import { sessionStore } from '../lib/session-store.ts';
import { cssVariables, theme } from './theme.ts';

/** The same key as in public/color-scheme.js. */
const colorSchemeManager = localStorageColorSchemeManager({ key: 'flightline.color-scheme' });

const showFailure = (error: Error) => {
  const { title, advice } = explainError(error);
  notifications.show({ color: 'red', title, message: advice, autoClose: 8000 });
};

const personOf = (session = sessionStore.get()) => (session.status === 'signed-in' ? session.user.id : undefined);

/** What every page stands on: looks, dialogs, toasts, and the cache of what the server said. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient(showFailure));

  useEffect(() => {
    let person = personOf();
    return sessionStore.subscribe(() => {
      const next = personOf();
      // What one person saw is not for the next one at this browser.
      if (person !== undefined && next !== person) queryClient.clear();
      person = next;
    });
  }, [queryClient]);

  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={colorSchemeManager} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <ModalsProvider>
          <Notifications position="bottom-center" limit={3} />
          {children}
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
