import type { identity } from '@flightline/backend/contract';
import type { ReactNode } from 'react';

import { Moment } from '../../components/moment.tsx';
import { ROLE_NAMES } from '../../components/role-names.ts';
import classes from './people.module.css';
import { PersonStatus } from './person-status.tsx';

/** What is known of a person, as a list of terms. */
export const PersonFacts = ({ person }: { person: identity.Person }) => (
  <dl className={classes['facts']}>
    <Fact term="Role">{ROLE_NAMES[person.role]}</Fact>
    <Fact term="Status">
      <PersonStatus status={person.status} />
    </Fact>
    <Fact term="E-mail">
      <a href={`mailto:${person.email}`}>{person.email}</a>
    </Fact>
    <Fact term="With the school since">
      <Moment at={person.createdAt} />
    </Fact>
    {person.invited !== null && <Fact term="Password">{person.invited ? 'Not set yet' : 'Set'}</Fact>}
    {person.hasSecondFactor !== null && <Fact term="Second factor">{person.hasSecondFactor ? 'Set up' : 'None'}</Fact>}
  </dl>
);

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);
