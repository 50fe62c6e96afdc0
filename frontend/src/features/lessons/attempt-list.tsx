import type { learning } from '@flightline/backend/contract';
import { Badge, Paper, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { Moment } from '../../components/moment.tsx';
import classes from './lessons.module.css';

/** Finished attempts at a quiz: when, how well, and the way to each result. */
export const AttemptList = ({ attempts }: { attempts: readonly learning.AttemptSummary[] }) => (
  <ul className={classes['attempts']}>
    {attempts.map((attempt) => (
      <Paper component="li" key={attempt.id} withBorder radius="lg" p="md" bg="var(--fl-card)" className={classes['attempt'] ?? ''}>
        <div className={classes['attemptWords']}>
          <Link to={`/attempts/${attempt.id}`} className={classes['attemptLink']}>
            Attempt {attempt.number}
          </Link>
          <Text size="sm" c="dimmed">
            <Moment at={attempt.submittedAt ?? attempt.startedAt} />
            {attempt.status === 'EXPIRED' && ', ended by the time limit'}
          </Text>
        </div>
        <Text fw={650} className="fl-numbers">
          {attempt.percent} %
        </Text>
        <Badge
          variant="light"
          tt="none"
          color={attempt.passed ? 'green' : 'red'}
          leftSection={attempt.passed ? <IconCircleCheck size={13} aria-hidden /> : <IconCircleX size={13} aria-hidden />}
        >
          {attempt.passed ? 'Passed' : 'Not passed'}
        </Badge>
      </Paper>
    ))}
  </ul>
);
