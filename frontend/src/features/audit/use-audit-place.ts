import { useSearchParams } from 'react-router-dom';

import { type FilterName, FILTER_NAMES, filterOf } from './audit-filter.ts';

/** The number of an entry in an address. */
const seqOf = (text: string | null): number | undefined => (text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined);

/** What the address of the audit page says: the filter, and the entry that is open (`?entry=17`). */
export function useAuditPlace() {
  const [search, setSearch] = useSearchParams();

  const change = (edit: (search: URLSearchParams) => void) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        edit(after);
        return after;
      },
      { preventScrollReset: true },
    );

  /** The address with an entry open, for a link. */
  const entrySearch = (seq: number): string => {
    const after = new URLSearchParams(search);
    after.set('entry', String(seq));
    return `?${after.toString()}`;
  };

  return {
    filter: filterOf(search),
    entry: seqOf(search.get('entry')),
    entrySearch,
    open: (seq: number) => change((after) => after.set('entry', String(seq))),
    close: () => {
      if (search.has('entry')) change((after) => after.delete('entry'));
    },
    setFilter: (name: FilterName, value: string | undefined) =>
      change((after) => {
        if (value) after.set(name, value);
        else after.delete(name);
      }),
    clear: () =>
      change((after) => {
        for (const name of FILTER_NAMES) after.delete(name);
      }),
  };
}
