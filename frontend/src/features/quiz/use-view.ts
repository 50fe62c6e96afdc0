import { useSearchParams } from 'react-router-dom';

import { browserStorage } from '../../lib/browser-storage.ts';

const NAME = 'quiz-view';
const read = (text: string | null) => (text === 'all' || text === 'one' ? text : undefined);

/** One question a screen or all on one page: as the address says, else as this browser last had it. */
export function useView() {
  const [search, setSearch] = useSearchParams();
  const view = read(search.get('view')) ?? read(browserStorage.read(NAME)) ?? 'one';
  const setView = (value: string) => {
    browserStorage.write(NAME, value);
    setSearch({ view: value }, { replace: true, preventScrollReset: true });
  };
  return { view, setView };
}
