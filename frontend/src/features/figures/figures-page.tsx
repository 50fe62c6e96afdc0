import type { figures } from '@flightline/backend/contract';
import { Button, SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { IconChartBar, IconDownload, IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';

import { BackLink } from '../../components/back-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFigures, type Which } from './api.ts';
import { FigureCards } from './figure-cards.tsx';
import { Histogram } from './histogram.tsx';
import { QuestionBars } from './question-bars.tsx';
import { QuestionList } from './question-list.tsx';
import { RegradeDialog } from './regrade-dialog.tsx';
import { RegradeList } from './regrade-list.tsx';
import { useFiguresFile } from './use-table-file.ts';

/** `/lessons/:id/figures`: what a quiz's attempts tell of it, and regrading it. */
export function Component() {
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const which: Which = search.get('attempts') === 'first' ? 'first' : 'all';
  const { data, error, refetch } = useFigures(id, which);
  return (
    <>
      <PageHeader
        title={data ? `Figures of “${data.lesson.title}”` : 'Figures'}
        above={data && <BackLink to={`/courses/${data.lesson.courseId}/class`}>Class</BackLink>}
        actions={data && <Actions lesson={data.lesson} which={which} />}
      />
      {error && !data && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <ListSkeleton rows={4} height={120} label="Loading figures" />}
      {data && (
        <Stack gap="lg">
          <SegmentedControl
            aria-label="Which attempts"
            value={which}
            onChange={(value) => setSearch(value === 'first' ? { attempts: 'first' } : {}, { replace: true })}
            data={[
              { value: 'all', label: 'All attempts' },
              { value: 'first', label: 'First attempts' },
            ]}
            style={{ alignSelf: 'flex-start' }}
          />
          {data.attempts === 0 ? <NoAttempts /> : <Told figures={data} />}
          <RegradeList lessonId={id} />
        </Stack>
      )}
    </>
  );
}

function Actions({ lesson: { id, title }, which }: { lesson: figures.QuizFigures['lesson']; which: Which }) {
  const save = useFiguresFile({ id, title, attempts: which });
  const [isRegrading, setRegrading] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={save.isPending} onClick={() => save.mutate()}>
        Save as CSV
      </Button>
      <Button leftSection={<IconScale size={16} aria-hidden />} onClick={() => setRegrading(true)}>
        Regrade…
      </Button>
      {isRegrading && <RegradeDialog lesson={{ id, title }} onClose={() => setRegrading(false)} />}
    </>
  );
}

const NoAttempts = () => (
  <EmptyState icon={IconChartBar} title="No finished attempt yet">
    Once students have handed in this quiz, you see here how it went and what each question tells.
  </EmptyState>
);

const Told = ({ figures: told }: { figures: figures.QuizFigures }) => (
  <>
    <FigureCards figures={told} />
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Histogram title="Results" buckets={told.percents} unit="percent" />
      {told.time && <Histogram title="Time used" buckets={told.time.histogram} unit="seconds" />}
    </SimpleGrid>
    <QuestionBars questions={told.questions} />
    <QuestionList questions={told.questions} />
  </>
);
