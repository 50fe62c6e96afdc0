import type { identity } from '@flightline/backend/contract';
import { Button, Paper, Stack, Title } from '@mantine/core';
import { Link, useParams } from 'react-router-dom';

import { BackLink } from '../../components/back-link.tsx';
import { DocumentList } from '../../components/documents/document-list.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useSignedIn } from '../../lib/use-session.ts';
import { usePerson } from './api.ts';
import { PersonActions } from './person-actions.tsx';
import { PersonBookings } from './person-bookings.tsx';
import { PersonFacts } from './person-facts.tsx';
import { PersonHold } from './person-hold.tsx';
import { PersonProgress } from './person-progress.tsx';
import { PersonTrail } from './person-trail.tsx';

/** `/people/:id`: one person of the school, their lessons, and for admins what may be done. */
export function Component() {
  const { id = '' } = useParams();
  const isAdmin = useSignedIn().user.role === 'ADMIN';
  const { data: person, error, refetch } = usePerson(id);
  return (
    <>
      <PageHeader
        title={person?.fullName ?? 'Person'}
        above={isAdmin && <BackLink to="/people">All people</BackLink>}
        actions={person?.can.update && <PersonActions person={person} />}
      />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!person && !error && <ListSkeleton rows={3} label="Loading" />}
      {person && <Sections person={person} isAdmin={isAdmin} />}
    </>
  );
}

const Sections = ({ person, isAdmin }: { person: identity.Person; isAdmin: boolean }) => (
  <Stack gap="xl" maw={840}>
    <Paper withBorder radius="lg" p={{ base: 'md', sm: 'xl' }} bg="var(--fl-card)">
      <PersonFacts person={person} />
    </Paper>
    {person.can.update && person.role !== 'ADMIN' && <PersonHold person={person} />}
    <section aria-labelledby="documents">
      <Title order={2} id="documents" mb="sm">
        Documents
      </Title>
      <DocumentList userId={person.id} empty="Nothing is on file yet: medicals, licences and ratings with the day on which they lapse." />
    </section>
    {person.role !== 'ADMIN' && (
      <section aria-labelledby="lessons">
        <Title order={2} id="lessons" mb="sm">
          Lessons
        </Title>
        <PersonBookings person={person} />
        {person.role === 'STUDENT' && (
          <Button component={Link} to={`/people/${person.id}/training-record`} variant="default" mt="sm">
            Training record
          </Button>
        )}
      </section>
    )}
    {person.role === 'STUDENT' && (
      <section aria-labelledby="progress">
        <Title order={2} id="progress" mb="sm">
          Courses
        </Title>
        <PersonProgress person={person} />
      </section>
    )}
    {isAdmin && (
      <section aria-labelledby="trail">
        <Title order={2} id="trail" mb="sm">
          Audit trail
        </Title>
        <PersonTrail person={person} />
      </section>
    )}
  </Stack>
);
