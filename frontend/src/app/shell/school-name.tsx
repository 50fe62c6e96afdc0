import { Group, Text } from '@mantine/core';
import { Link } from 'react-router-dom';

import { useSchoolTime } from '../../lib/use-school-time.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { zoneCity } from '../../lib/school-time.ts';
import classes from './shell.module.css';

/** The school, and the zone in which every time of the page is written. */
export function SchoolName() {
  const { school } = useSignedIn();
  const { zone } = useSchoolTime();
  return (
    <Group gap={4} wrap="nowrap" miw={0}>
      <Link to="/" aria-label="Flightline, start page" className={classes['mark']}>
        <img src="/flightline.svg" width={32} height={32} alt="" style={{ display: 'block' }} />
      </Link>
      <div className={classes['school']}>
        <Text fw={650} size="sm" truncate>
          {school.name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          Times in {zoneCity(school.timeZone)} ({zone})
        </Text>
      </div>
    </Group>
  );
}
