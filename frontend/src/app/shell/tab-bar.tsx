import { Link, useLocation } from 'react-router-dom';

import { isAt, type Place } from '../navigation.ts';
import classes from './shell.module.css';

/** The same places at the bottom of a phone, in reach of a thumb. */
export function TabBar({ places }: { places: readonly Place[] }) {
  const { pathname } = useLocation();
  return (
    <nav aria-label="Tabs" className={classes['tabs']}>
      {places.map((place) => (
        <Link key={place.path} to={place.path} className={classes['tab']} aria-current={isAt(pathname, place) ? 'page' : undefined}>
          <place.icon size={22} stroke={1.8} aria-hidden />
          {place.short ?? place.label}
        </Link>
      ))}
    </nav>
  );
}
