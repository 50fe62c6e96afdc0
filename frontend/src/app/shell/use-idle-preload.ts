import { useEffect } from 'react';

import type { Place } from '../navigation.ts';
import { PAGES } from '../pages.ts';

/** Fetches the code of one's pages in an idle moment, so that going there needs no wait and, later, no network. */
export function useIdlePreload(places: readonly Place[]): void {
  useEffect(() => {
    const preload = () => {
      for (const page of [...places.map((place) => place.page), 'booking' as const]) {
        // Missing now is no harm: the page asks again when it is opened.
        PAGES[page]().catch(() => undefined);
      }
    };
    if (!('requestIdleCallback' in window)) return;
    const idle = window.requestIdleCallback(preload, { timeout: 5000 });
    return () => window.cancelIdleCallback(idle);
  }, [places]);
}
