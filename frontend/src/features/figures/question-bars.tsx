import '@mantine/charts/styles.layer.css';

import { BarChart } from '@mantine/charts';
import type { figures } from '@flightline/backend/contract';
import { Paper, Text, Title } from '@mantine/core';

/** Difficulty and discrimination of each question beside each other; the list below has the numbers. */
export const QuestionBars = ({ questions }: { questions: readonly figures.QuestionFigures[] }) => (
  <Paper component="section" withBorder radius="lg" p="md" bg="var(--fl-card)" aria-label="Questions compared">
    <Title order={2} size="h3">
      Questions compared
    </Title>
    <Text size="sm" c="dimmed" mb="md">
      Difficulty is the share of the points that was earned: a long bar is an easy question. Discrimination says how well a question tells
      those who know the rest from those who don’t: from −1 to 1, and 0.2 or more is what one hopes for.
    </Text>
    <div aria-hidden>
      <BarChart
        h={Math.max(160, questions.length * 44 + 40)}
        data={questions.map(({ difficulty, discrimination }, index) => ({
          question: `${index + 1}`,
          Difficulty: difficulty,
          Discrimination: discrimination,
        }))}
        dataKey="question"
        orientation="vertical"
        series={[
          { name: 'Difficulty', color: 'flight.6' },
          { name: 'Discrimination', color: 'teal.6' },
        ]}
        withLegend
        gridAxis="y"
        yAxisProps={{ width: 28 }}
        xAxisProps={{ domain: [questions.some(({ discrimination }) => (discrimination ?? 0) < 0) ? -1 : 0, 1] }}
        barChartProps={{ accessibilityLayer: false }}
        barProps={{ isAnimationActive: false }}
      />
    </div>
  </Paper>
);
