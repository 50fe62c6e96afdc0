import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import { sessionStore } from '../../lib/session-store.ts';
import { useSchools } from './use-schools.ts';

/** The school one signs in to: as picked, else as `?school=` says, else the last one, else the first. */
export function useChosenSchool() {
  const { data, error, refetch } = useSchools();
  const [search] = useSearchParams();
  const [picked, pick] = useState<string>();
  const schools = data?.items ?? [];
  const wanted = [picked, search.get('school'), sessionStore.lastSchool()];
  const school = wanted.map((slug) => schools.find((each) => each.slug === slug)).find((found) => found !== undefined) ?? schools[0];
  return { schools, school, pick, demo: data?.demo ?? false, isLoading: !data && !error, error, refetch };
}
