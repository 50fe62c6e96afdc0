import type { figures } from '@flightline/backend/contract';
import { Paper, SimpleGrid, Text } from '@mantine/core';

import { percentWords, secondsWords, shareWords } from './figure-words.ts';

/** The four figures that one wants first. */
export function FigureCards({ figures: told }: { figures: figures.QuizFigures }) {
  const { attempts, students, sampled, mean, median, standardDeviation, passRate, time, lesson } = told;
  const spread = standardDeviation === null ? '' : `, give or take ${Math.round(standardDeviation)}`;
  return (
    <SimpleGrid component="dl" cols={{ base: 2, md: 4 }} m={0}>
      <Card name="Mean" value={percentWords(mean)} note={`Median ${percentWords(median)}${spread}`} />
      <Card name="Pass rate" value={shareWords(passRate)} note={`Passing takes ${percentWords(lesson.passPercent)}`} />
      <Card
        name="Time, median"
        value={time ? secondsWords(time.median) : '–'}
        note={time ? `Half take ${secondsWords(time.lowerQuartile)} to ${secondsWords(time.upperQuartile)}` : 'No attempt yet'}
      />
      <Card
        name="Attempts"
        value={attempts.toLocaleString('en')}
        note={`by ${students === 1 ? '1 student' : `${students} students`}${sampled ? ': the newest alone, there are more' : ''}`}
      />
    </SimpleGrid>
  );
}

const Card = ({ name, value, note }: { name: string; value: string; note: string }) => (
  <Paper withBorder radius="lg" p="md" bg="var(--fl-card)">
    <Text component="dt" size="sm" c="dimmed">
      {name}
    </Text>
    <Text component="dd" m={0} fz="1.75rem" fw={650} lh={1.3}>
      {value}
    </Text>
    <Text component="dd" m={0} size="xs" c="dimmed">
      {note}
    </Text>
  </Paper>
);
