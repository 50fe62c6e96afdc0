import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

import { useActiveStudents, useStudent } from '../../lib/assignments-api.ts';

type StudentFilterProps = { value: string | undefined; onChange: (id: string | undefined) => void };

/** Chooses a student by name or e-mail. */
export function StudentFilter({ value, onChange }: StudentFilterProps) {
  const chosen = useStudent(value).data?.fullName ?? '';
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim() === chosen ? '' : text.trim(), 200);
  const { data, isFetching } = useActiveStudents(q);
  const found = data?.pages.flatMap(({ items }) => items.map(({ id, fullName }) => ({ value: id, label: fullName }))) ?? [];
  const options = value !== undefined && !found.some((option) => option.value === value) ? [{ value, label: chosen }, ...found] : found;
  return (
    <Select
      label="Student"
      placeholder="Every student"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Clear the student' }}
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
