import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';

/** Moves focus to the new page's title, so that keyboard and screen reader go on from there. Not at the first page: there the browser decides. */
export function useRouteFocus(): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const title = document.querySelector('main h1');
    if (title instanceof HTMLElement) title.focus({ preventScroll: true });
  }, [pathname]);
}
