import { identity } from '@flightline/backend/contract';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../../lib/api-client.ts';
import type { BookingDraft } from './use-booking-draft.ts';

type Student = NonNullable<BookingDraft['student']>;
type StudentFieldProps = { student: Student | null; onChange: (student: Student | null) => void; error?: string | undefined };

/** For whom an admin books; the school's active students, found by name or e-mail. */
export function StudentField({ student, onChange, error }: StudentFieldProps) {
  const [text, setText] = useState(student?.fullName ?? '');
  const [q] = useDebouncedValue(text.trim() === student?.fullName ? '' : text.trim(), 200);
  const { data = [], isFetching } = useQuery({
    queryKey: ['users', 'students', q],
    queryFn: async ({ signal }) =>
      (await call(identity.listUsers, { query: { role: 'STUDENT', status: 'ACTIVE', limit: 20, ...(q && { q }) } }, { signal })).items,
    placeholderData: keepPreviousData,
  });

  const found = data.map(({ id, fullName, email }) => ({ value: id, label: fullName, email }));
  const options =
    student && !found.some(({ value }) => value === student.id)
      ? [{ value: student.id, label: student.fullName, email: '' }, ...found]
      : found;
  return (
    <Select
      label="Student"
      placeholder="Type a name"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Clear student' }}
      error={error}
      data={options}
      // The server searched already.
      filter={({ options: all }) => all}
      nothingFoundMessage={isFetching ? 'Searching' : 'No student found'}
      searchValue={text}
      onSearchChange={setText}
      value={student?.id ?? null}
      onChange={(id, option) => onChange(id === null ? null : { id, fullName: option.label })}
    />
  );
}
