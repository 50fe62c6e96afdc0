import { Container } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';

import { sessionStore } from '../lib/session-store.ts';
import { OfflineBanner } from './shell/offline-banner.tsx';
import { PAGES } from './pages.ts';
import { Splash } from './splash.tsx';

const AttemptPage = lazy(async () => ({ default: (await PAGES.attempt()).Component }));

const PAUSE_MS = 5_000;

/** Whether an address is that of an attempt at a quiz. */
export const isAttempt = (pathname: string): boolean => /^\/attempts\/[^/]+\/?$/.test(pathname);

/** An attempt while nobody can be asked who we are; it asks again until the server answers. */
export function OfflineAttempt() {
  useEffect(() => {
    const restore = () => void sessionStore.restore();
    const timer = setInterval(restore, PAUSE_MS);
    window.addEventListener('online', restore);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', restore);
    };
  }, []);
  return (
    <Container component="main" size="md" py="md">
      <OfflineBanner />
      <Suspense fallback={<Splash />}>
        <AttemptPage />
      </Suspense>
    </Container>
  );
}
