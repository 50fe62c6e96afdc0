import { useEffect, useRef } from 'react';

/** Calls once the element comes near the screen; the list then grows before its end is reached. */
export function useWhenSeen<E extends Element>(onSeen: () => void) {
  const element = useRef<E>(null);
  const latest = useRef(onSeen);
  useEffect(() => {
    latest.current = onSeen;
  });
  useEffect(() => {
    if (!element.current || !('IntersectionObserver' in window)) return;
    const observer = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && latest.current(), {
      rootMargin: '600px',
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  });
  return element;
}
