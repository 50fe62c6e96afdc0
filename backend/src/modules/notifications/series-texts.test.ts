import { describe, expect, it } from 'vitest';

import { seriesPayload } from './series-payload.ts';
import { isSeriesTopic, seriesText } from './series-texts.ts';

const ADA = '019a0000-0000-7000-8000-000000000001';
const TOM = '019a0000-0000-7000-8000-000000000002';
const names = new Map([[TOM, 'Tom Reed']]);
const lessonAt = (day: number) => ({
  bookingId: ADA,
  title: 'Circuits',
  startsAt: `2026-10-${day}T14:00:00.000Z`,
  endsAt: `2026-10-${day}T15:00:00.000Z`,
  studentId: TOM,
  instructorId: ADA,
});

const told = (given: object, readerId: string, days: readonly number[] = [21, 28]) =>
  seriesText(seriesPayload.parse({ act: 'MOVED', lessons: days.map(lessonAt), cancelReason: null, cancelNote: null, ...given }), {
    ...{ readerId, names, timeZone: 'America/New_York' },
  });

describe('a message about a series', () => {
  it('is told apart from those about one lesson', () => {
    expect([isSeriesTopic('booking.series'), isSeriesTopic('booking.requested')]).toEqual([true, false]);
  });

  it('tells an admin who asks for what, and when', () => {
    expect(told({ act: 'REQUESTED' }, ADA)).toEqual({
      title: 'New recurring request',
      body: 'Tom Reed asks for 2 lessons “Circuits”: Wed 21 Oct 2026, 10:00-11:00 EDT; Wed 28 Oct 2026, 10:00-11:00 EDT.',
      link: `/bookings/${ADA}`,
    });
  });

  it('tells the student of their own, and how many more than a few', () => {
    const { title, body } = told({}, TOM, [20, 21, 22, 23, 24, 25, 26, 27]);
    expect(title).toBe('8 lessons moved');
    expect(body).toMatch(/^8 lessons “Circuits” of your series moved to other times: Tue 20 Oct .* and 2 more\.$/);
  });

  it('says why one was cancelled', () => {
    const { title, body } = told({ act: 'CANCELLED', cancelReason: 'WEATHER', cancelNote: 'Fog' }, ADA, [21]);
    expect([title, body]).toEqual([
      'One lesson cancelled',
      'One lesson “Circuits” of the series of Tom Reed will not take place: Wed 21 Oct 2026, 10:00-11:00 EDT. Reason: weather. Note: Fog',
    ]);
  });
});
