import { useEffect } from 'react';

import { attemptDesk } from './attempt-desk.ts';

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;
/** Nothing was unsent: looking again costs no request. */
const CALM_PAUSE_MS = 5_000;

/** Sends answers that were kept while the server could not be reached: at once, when the network or the reader returns, and ever again. */
export function useAttemptSending(userId: string | undefined): void {
  useEffect(() => {
    if (userId === undefined) return;
    let pause = FIRST_PAUSE_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const send = async () => {
      clearTimeout(timer);
      // A browser without a database has nothing to send.
      const sent = await attemptDesk.sendAllOf(userId).catch(() => true);
      pause = sent ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pause * 2);
      if (!over) timer = setTimeout(() => void send(), sent ? CALM_PAUSE_MS : pause);
    };
    const sendNow = () => {
      pause = FIRST_PAUSE_MS;
      if (document.visibilityState === 'visible') void send();
    };
    void send();
    window.addEventListener('online', sendNow);
    document.addEventListener('visibilitychange', sendNow);
    return () => {
      over = true;
      clearTimeout(timer);
      window.removeEventListener('online', sendNow);
      document.removeEventListener('visibilitychange', sendNow);
    };
  }, [userId]);
}
