import { courses, identity } from '@flightline/backend/contract';
import { useDebouncedValue } from '@mantine/hooks';
import type { SpotlightActionData } from '@mantine/spotlight';
import { IconBook2, IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';

import { call } from '../../lib/api-client.ts';
import { useCan } from '../../lib/can.tsx';
import { LEARNING } from '../../lib/learning-api.ts';

const SHORTEST = 2;
const SHOWN = 5;
const PAUSE_MS = 200;

type Groups = { group: string; actions: SpotlightActionData[] }[];

/** The courses and people that the words in the palette mean, each a way to their page. */
export function useFound(words: string): Groups {
  const navigate = useNavigate();
  const [q] = useDebouncedValue(words.trim(), PAUSE_MS);
  const seeksCourses = useCan(courses.listCourses) && q.length >= SHORTEST;
  const seeksPeople = useCan(identity.listUsers) && q.length >= SHORTEST;
  const query = { q, limit: SHOWN };
  const foundCourses = useQuery({
    queryKey: [LEARNING, 'found', q],
    queryFn: async ({ signal }) => (await call(courses.listCourses, { query }, { signal })).items,
    enabled: seeksCourses,
    placeholderData: keepPreviousData,
  });
  const foundPeople = useQuery({
    queryKey: ['people', 'found', q],
    queryFn: async ({ signal }) => (await call(identity.listUsers, { query }, { signal })).items,
    enabled: seeksPeople,
    placeholderData: keepPreviousData,
  });
  const way = (path: string, label: string, icon: SpotlightActionData['leftSection']): SpotlightActionData => ({
    id: path,
    label,
    // What was found by a typo or a module is not to be filtered out by its title.
    keywords: words,
    leftSection: icon,
    onClick: () => void navigate(path),
  });
  const courseWays = seeksCourses ? (foundCourses.data ?? []) : [];
  const peopleWays = seeksPeople ? (foundPeople.data ?? []) : [];
  return [
    ...(courseWays.length > 0
      ? [
          {
            group: 'Courses',
            actions: courseWays.map(({ id, title }) => way(`/courses/${id}`, title, <IconBook2 size={20} stroke={1.7} aria-hidden />)),
          },
        ]
      : []),
    ...(peopleWays.length > 0
      ? [
          {
            group: 'People',
            actions: peopleWays.map(({ id, fullName }) => way(`/people/${id}`, fullName, <IconUser size={20} stroke={1.7} aria-hidden />)),
          },
        ]
      : []),
  ];
}
