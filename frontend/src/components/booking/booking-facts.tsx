import type { bookings } from '@flightline/backend/contract';
import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { When } from '../when.tsx';
import { PersonName } from '../person-name.tsx';
import classes from './booking.module.css';
import { AnswerDue } from './answer-due.tsx';
import { reasonWords, wishWords } from './booking-words.ts';

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
    {booking.lessonType && <Fact term="Kind of lesson">{booking.lessonType.name}</Fact>}
    <Fact term="Aircraft or room">{booking.resource?.name ?? wishWords(booking)}</Fact>
    {booking.status === 'REQUESTED' && (
      <Fact term="Answer">
        <AnswerDue booking={booking} />
      </Fact>
    )}
    {booking.notes && <Fact term="Notes">{booking.notes}</Fact>}
    {booking.cancelReason && (
      <Fact term="Why cancelled">
        {reasonWords(booking.cancelReason)}
        {booking.cancelNote && `: ${booking.cancelNote}`}
        {booking.lateCancellation && ' (late cancellation)'}
      </Fact>
    )}
    {booking.outcome && <Fact term="Outcome">{booking.outcome}</Fact>}
    {booking.remarks && <Fact term="Remarks">{booking.remarks}</Fact>}
  </dl>
);

const Instructor = ({ booking: { instructor, preferredInstructor, needsInstructor } }: BookingFactsProps) => {
  if (instructor) return instructor.fullName;
  if (!needsInstructor) return 'None: a solo lesson';
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
