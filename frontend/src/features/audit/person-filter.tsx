import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

import type { Words } from '../../components/audit/acts/act.ts';
import { usePeopleSearch } from './api.ts';
import { shortId } from '../../components/audit/value-words.ts';

type PersonFilterProps = { value: string | undefined; words: Words; onChange: (id: string | undefined) => void };

/** Chooses who acted, by name or e-mail. */
export function PersonFilter({ value, words, onChange }: PersonFilterProps) {
  const chosen = value === undefined ? '' : (words.nameOf(value) ?? shortId(value));
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim() === chosen ? '' : text.trim(), 200);
  const { data = [], isFetching } = usePeopleSearch(q);

  const found = data.map(({ id, fullName }) => ({ value: id, label: fullName }));
  const options = value !== undefined && !found.some((option) => option.value === value) ? [{ value, label: chosen }, ...found] : found;
  return (
    <Select
      label="Person"
      placeholder="Anyone"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Clear the person' }}
      data={options}
      // The server searched already.
      filter={({ options: all }) => all}
      nothingFoundMessage={isFetching ? 'Searching' : 'Nobody found'}
      searchValue={text}
      onSearchChange={setText}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
    />
  );
}
