import { identity } from '@flightline/backend/contract';
import { Anchor } from '@mantine/core';
import { Link } from 'react-router-dom';

import { useCan } from '../lib/can.tsx';

/** A student's name; it leads to their page for those who may look people up. */
export function PersonName({ person }: { person: { id: string; fullName: string } }) {
  if (!useCan(identity.getUser)) return person.fullName;
  return (
    <Anchor component={Link} to={`/people/${person.id}`} inherit>
      {person.fullName}
    </Anchor>
  );
}
