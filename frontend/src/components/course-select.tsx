import { courses } from '@flightline/backend/contract';
import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../lib/api-client.ts';
import { LEARNING } from '../lib/learning-api.ts';

type Named = { id: string; title: string };

const SHOWN = 20;

/** Published courses that fit what is typed, and those that are chosen already. */
function useChoices(q: string, chosen: readonly Named[], except?: string) {
  const [sought] = useDebouncedValue(q.trim(), 200);
  // Once one is chosen, the field holds its title: that is no search.
  const words = chosen.some(({ title }) => title === sought) ? '' : sought;
  const { data } = useQuery({
    queryKey: [LEARNING, 'choices', words],
    queryFn: async ({ signal }) =>
      (await call(courses.listCourses, { query: { status: 'PUBLISHED', limit: SHOWN, ...(words !== '' && { q: words }) } }, { signal }))
        .items,
    placeholderData: keepPreviousData,
  });
  const known = new Map([...chosen, ...(data ?? [])].map(({ id, title }) => [id, title]));
  return [...known].filter(([id]) => id !== except).map(([value, label]) => ({ value, label }));
}

type CourseSelectProps = {
  label: string;
  description: string;
  value: string | null;
  error?: string | undefined;
  onChange: (id: string | null) => void;
};

/** One published course, or none. */
export function CourseSelect({ value, onChange, ...field }: CourseSelectProps) {
  const [q, setQ] = useState('');
  const { data: course } = useQuery({
    queryKey: [LEARNING, 'course', value],
    queryFn: ({ signal }) => call(courses.getCourse, { params: { id: value ?? '' } }, { signal }),
    enabled: value !== null,
  });
  const choices = useChoices(q, course ? [course] : []);
  return (
    <Select
      {...field}
      placeholder="None"
      searchable
      clearable
      // What fits is the server's to say: it forgives mistakes.
      filter={({ options }) => options}
      data={choices}
      value={value}
      searchValue={q}
      onSearchChange={setQ}
      onChange={onChange}
    />
  );
}

type CoursesSelectProps = {
  label: string;
  description: string;
  value: readonly Named[];
  except: string;
  error?: string | undefined;
  onChange: (courses: Named[]) => void;
};

/** Several published courses, but for one. */
export function CoursesSelect({ value, except, onChange, ...field }: CoursesSelectProps) {
  const [q, setQ] = useState('');
  const choices = useChoices(q, value, except);
  return (
    <MultiSelect
      {...field}
      searchable
      maxValues={20}
      filter={({ options }) => options}
      data={choices}
      value={value.map(({ id }) => id)}
      searchValue={q}
      onSearchChange={setQ}
      onChange={(ids) => onChange(ids.map((id) => ({ id, title: choices.find((each) => each.value === id)?.label ?? '' })))}
    />
  );
}
