import { Anchor, Drawer } from '@mantine/core';
import { Link } from 'react-router-dom';

import { useBooking } from '../../lib/bookings-api.ts';
import { BookingView } from './booking-view.tsx';
import { titleOf } from './booking-words.ts';

type BookingDrawerProps = {
  /** The booking to show; null keeps the drawer shut. Keep it in the URL, so that back and reload work. */
  id: string | null;
  onClose: () => void;
};

/** A booking beside the list or calendar one came from. */
export const BookingDrawer = ({ id, onClose }: BookingDrawerProps) => (
  <Drawer opened={id !== null} onClose={onClose} position="right" size="md" title={id !== null && <DrawerTitle id={id} />}>
    {id !== null && (
      <>
        <BookingView id={id} />
        <Anchor component={Link} to={`/bookings/${id}`} size="sm" display="inline-block" mt="lg">
          Open as a page
        </Anchor>
      </>
    )}
  </Drawer>
);

const DrawerTitle = ({ id }: { id: string }) => {
  const { data } = useBooking(id);
  return data ? titleOf(data) : 'Booking';
};
