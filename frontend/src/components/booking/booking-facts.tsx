import type { bookings } from '@flightline/backend/contract';
import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { When } from '../when.tsx';
import { PersonName } from '../person-name.tsx';
import classes from './booking.module.css';
import { reasonWords } from './booking-words.ts';

type BookingFactsProps = { booking: bookings.Booking };

/** What is known of a booking, as a list of terms. */
export const BookingFacts = ({ booking }: BookingFactsProps) => (
  <dl className={classes['facts']}>
    <Fact term="When">
      <When period={booking} size="md" withDuration />
    </Fact>
    <Fact term="Student">
      <PersonName person={booking.student} />
    </Fact>
    <Fact term="Instructor">
      <Instructor booking={booking} />
    </Fact>
    <Fact term="Aircraft or room">{booking.resource?.name ?? 'None asked for'}</Fact>
    {booking.notes && <Fact term="Notes">{booking.notes}</Fact>}
    {booking.cancelReason && (
      <Fact term="Why cancelled">
        {reasonWords(booking.cancelReason)}
        {booking.cancelNote && `: ${booking.cancelNote}`}
      </Fact>
    )}
    {booking.outcome && <Fact term="Outcome">{booking.outcome}</Fact>}
    {booking.remarks && <Fact term="Remarks">{booking.remarks}</Fact>}
  </dl>
);

const Instructor = ({ booking: { instructor, preferredInstructor } }: BookingFactsProps) => {
  if (instructor) return instructor.fullName;
  return (
    <Stack gap={0}>
      <span>Not assigned yet</span>
      {preferredInstructor && (
        <Text size="xs" c="dimmed">
          Asked for: {preferredInstructor.fullName}
        </Text>
      )}
    </Stack>
  );
};

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);
