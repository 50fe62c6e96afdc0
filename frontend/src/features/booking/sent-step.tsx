import { Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router-dom';

import { AnswerDue } from '../../components/booking/answer-due.tsx';
import { BookingRow } from '../../components/booking/booking-row.tsx';
import { SeriesDates } from '../../components/booking/series-dates.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useBooking } from '../../lib/bookings-api.ts';
import { useSignedIn } from '../../lib/use-session.ts';

/** The request as the school has it now, and what happens next. */
export function SentStep({ id }: { id: string }) {
  const { user, school } = useSignedIn();
  const { data, error, refetch } = useBooking(id);
  const many = data?.seriesLength;
  return (
    <>
      <PageHeader title={many ? `${many} requests sent` : 'Request sent'} description={`${school.name} has ${many ? 'them' : 'it'} now.`} />
      <Stack gap="lg" maw={680}>
        {data ? (
          <>
            <BookingRow booking={data} />
            {data.seriesId && <SeriesDates seriesId={data.seriesId} booking={data} />}
          </>
        ) : error ? (
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        ) : (
          <ListSkeleton rows={1} height={86} />
        )}
        <Paper withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-card)">
          <Title order={2} mb="sm">
            What happens next
          </Title>
          {user.role === 'ADMIN' ? (
            <Text>It stands in the approvals now, where an instructor can be assigned.</Text>
          ) : (
            <List type="ordered" spacing={6}>
              <List.Item>The school looks at your request and approves it{data && <AnswerDue booking={data} />}.</List.Item>
              <List.Item>It assigns an instructor who is free at that time.</List.Item>
              <List.Item>You see the status under “My bookings”. Until then you can move or cancel it there.</List.Item>
            </List>
          )}
        </Paper>
        <Group>
          <Button component={Link} to={user.role === 'ADMIN' ? '/approvals' : '/bookings'}>
            {user.role === 'ADMIN' ? 'Go to the approvals' : 'Show my bookings'}
          </Button>
          <Button component={Link} to="/book" variant="default">
            Book another lesson
          </Button>
        </Group>
      </Stack>
    </>
  );
}
