import '@mantine/charts/styles.layer.css';

import { BarChart } from '@mantine/charts';
import type { figures } from '@flightline/backend/contract';
import { Paper, Table, Title } from '@mantine/core';

import { stretchWords } from './figure-words.ts';
import classes from './figures.module.css';

type HistogramProps = { title: string; buckets: readonly figures.Bucket[]; unit: 'percent' | 'seconds' };

/** How many attempts lie in each stretch: as bars to look at, and as a table to read. */
export function Histogram({ title, buckets, unit }: HistogramProps) {
  const rows = buckets.map((bucket) => ({ stretch: stretchWords(bucket, unit), Attempts: bucket.count }));
  return (
    <Paper component="section" withBorder radius="lg" p="md" bg="var(--fl-card)" aria-label={title}>
      <Title order={2} size="h3" mb="md">
        {title}
      </Title>
      <div aria-hidden>
        <BarChart
          h={200}
          data={rows}
          dataKey="stretch"
          series={[{ name: 'Attempts', color: 'flight.6' }]}
          yAxisProps={{ allowDecimals: false, width: 32 }}
          barChartProps={{ accessibilityLayer: false }}
          barProps={{ isAnimationActive: false, radius: [4, 4, 0, 0] }}
        />
      </div>
      <details>
        <summary className={classes['summary']}>As a table</summary>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{unit === 'percent' ? 'Result' : 'Time'}</Table.Th>
              <Table.Th scope="col">Attempts</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ stretch, Attempts }) => (
              <Table.Tr key={stretch}>
                <Table.Td>{stretch}</Table.Td>
                <Table.Td>{Attempts}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </Paper>
  );
}
