import { bookings, type Role } from '@flightline/backend/contract';
import { Button, Group, NativeSelect, Tabs } from '@mantine/core';
import { IconCalendarPlus, IconClipboardCheck } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router-dom';

import { STATUS_LOOKS } from '../../components/booking-status.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { Can } from '../../lib/can.tsx';
import { useSignedIn } from '../../lib/use-session.ts';
import { BookingList } from './booking-list.tsx';

const TITLES = { STUDENT: 'My bookings', INSTRUCTOR: 'My lessons', ADMIN: 'Bookings' } as const satisfies Record<Role, string>;

/** `/bookings?tab=past&status=CANCELLED`: what is to come and what was. */
export function Component() {
  const { role } = useSignedIn().user;
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab') === 'past' ? 'past' : 'upcoming';
  const status = bookings.bookingStatus.safeParse(search.get('status')).data;

  const change = (name: string, value: string | null) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { preventScrollReset: true },
    );

  return (
    <>
      <PageHeader
        title={TITLES[role]}
        actions={
          <>
            {role === 'STUDENT' && (
              <Button component={Link} to="/training-record" variant="default" leftSection={<IconClipboardCheck size={18} aria-hidden />}>
                Training record
              </Button>
            )}
            <Can call={bookings.requestBooking}>
              <Button component={Link} to="/book" leftSection={<IconCalendarPlus size={18} aria-hidden />}>
                Book a lesson
              </Button>
            </Can>
          </>
        }
      />
      <Tabs value={tab} onChange={(value) => change('tab', value === 'past' ? 'past' : null)} keepMounted={false}>
        <Group justify="space-between" align="flex-end" mb="md" gap="sm">
          <Tabs.List>
            <Tabs.Tab value="upcoming">Upcoming</Tabs.Tab>
            <Tabs.Tab value="past">Past</Tabs.Tab>
          </Tabs.List>
          {role !== 'STUDENT' && <StatusFilter status={status} onChange={(value) => change('status', value)} />}
        </Group>
        <Tabs.Panel value={tab}>
          <BookingList key={`${tab}${status}`} tab={tab} status={status} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

const STATUS_OPTIONS = [
  { value: '', label: 'Every status' },
  ...bookings.bookingStatus.options.map((value) => ({ value, label: STATUS_LOOKS[value].label })),
];

const StatusFilter = ({ status, onChange }: { status: bookings.BookingStatus | undefined; onChange: (status: string) => void }) => (
  <NativeSelect aria-label="Status" data={STATUS_OPTIONS} value={status ?? ''} onChange={(event) => onChange(event.currentTarget.value)} />
);
