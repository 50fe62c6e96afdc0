import { useEffect } from 'react';
import { useNavigate } from 'react-router-dom';

import { isShortcut } from '../../lib/shortcuts.ts';
import type { Place } from '../navigation.ts';

/** `g` waits this long for the letter of the place. */
const SEQUENCE_MS = 1500;

/** `g` and then a letter goes to a place. */
export function useGoTo(places: readonly Place[]): void {
  const navigate = useNavigate();
  useEffect(() => {
    let armedUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return;
      const key = event.key.toLowerCase();
      const place = event.timeStamp < armedUntil ? places.find(({ letter }) => letter === key) : undefined;
      armedUntil = key === 'g' ? event.timeStamp + SEQUENCE_MS : 0;
      if (!place) return;
      event.preventDefault();
      // The letter was meant for us: a shortcut of the page that shares it must not act, too.
      event.stopImmediatePropagation();
      void navigate(place.path);
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [places, navigate]);
}
