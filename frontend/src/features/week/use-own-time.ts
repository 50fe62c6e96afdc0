import { useState } from 'react';

import { browserStorage } from '../../lib/browser-storage.ts';
import { readerZone } from '../../lib/school-time.ts';
import { useSchoolTime } from '../../lib/use-school-time.ts';

const KEY = 'calendar.own-time';

export type OwnTime = ReturnType<typeof useOwnTime>;

/** Whether the reader's own time stands beside the school's: remembered by the browser, and of no use where the two are one. */
export function useOwnTime() {
  const { timeZone } = useSchoolTime();
  const [isWanted, setWanted] = useState(browserStorage.read(KEY) === 'yes');
  const differs = readerZone() !== timeZone;
  return {
    differs,
    isShown: differs && isWanted,
    set: (wanted: boolean) => {
      browserStorage.write(KEY, wanted ? 'yes' : 'no');
      setWanted(wanted);
    },
  };
}
