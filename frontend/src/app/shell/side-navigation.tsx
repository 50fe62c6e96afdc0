import { Stack } from '@mantine/core';
import { Link, useLocation } from 'react-router-dom';

import { isAt, type Place } from '../navigation.ts';
import classes from './shell.module.css';

/** The places of one's role, at the side. */
export function SideNavigation({ places }: { places: readonly Place[] }) {
  const { pathname } = useLocation();
  return (
    <nav aria-label="Main">
      <Stack gap={4}>
        {places.map((place) => (
          <Link key={place.path} to={place.path} className={classes['link']} aria-current={isAt(pathname, place) ? 'page' : undefined}>
            <place.icon size={20} stroke={1.7} aria-hidden />
            {place.label}
          </Link>
        ))}
      </Stack>
    </nav>
  );
}
