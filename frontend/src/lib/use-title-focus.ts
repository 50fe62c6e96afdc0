import { useEffect, useRef } from 'react';

/** Moves focus to the title when another page or step is shown, so that keyboard and screen reader go on from there. Not at the first: there the browser decides. */
export function useTitleFocus(shown: string): void {
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    const title = document.querySelector('main h1');
    if (title instanceof HTMLElement) title.focus({ preventScroll: true });
  }, [shown]);
}
