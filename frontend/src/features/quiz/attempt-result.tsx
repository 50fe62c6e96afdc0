import type { courses, learning } from '@flightline/backend/contract';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router-dom';

import { PageHeader } from '../../components/page-header.tsx';
import { useStartAttempt } from '../../lib/attempts-api.ts';
import type { KeptAttempt } from '../../lib/attempts/kept-attempt.ts';
import { useProgress } from '../../lib/learning-api.ts';
import { useSession } from '../../lib/use-session.ts';
import { ReviewedQuestions } from './reviewed-questions.tsx';
import classes from './quiz.module.css';

type Lesson = courses.Lesson | undefined;
type AttemptResultProps = { kept: KeptAttempt; result: learning.AttemptResult; lesson: Lesson };

const minutes = (from: Date, to: Date) => {
  const seconds = Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/** What an attempt came to, and where to go from there. */
export function AttemptResult({ kept, result, lesson }: AttemptResultProps) {
  const { passed, score, maxScore, percent, submittedAt, status } = result;
  const Icon = passed ? IconCircleCheck : IconCircleX;
  const tone = passed ? 'assigned' : 'cancelled';
  return (
    <>
      <PageHeader title={lesson ? `${lesson.title}: result` : 'Result'} description={`Attempt ${kept.attempt.number}`} />
      <Stack gap="lg" className={classes['attempt'] ?? ''}>
        <Paper withBorder radius="lg" p={{ base: 'md', sm: 'xl' }} bg={`var(--fl-${tone}-bg)`} c={`var(--fl-${tone}-fg)`} role="status">
          <Group gap="md" wrap="nowrap">
            <Icon size={44} stroke={1.6} aria-hidden />
            <div>
              <Title order={2}>{passed ? 'Passed' : 'Not passed'}</Title>
              <Text>
                {score} of {maxScore} points, {percent} %
              </Text>
              {submittedAt && <Text size="sm">Time used: {minutes(kept.attempt.startedAt, submittedAt)}</Text>}
              {status === 'EXPIRED' && <Text size="sm">The time was over: what had reached the school by then counts.</Text>}
            </div>
          </Group>
        </Paper>
        <WaysOn kept={kept} lesson={lesson} />
        <ReviewedQuestions result={result} questions={kept.attempt.questions} policy={lesson?.quiz?.reviewPolicy} />
      </Stack>
    </>
  );
}

/** Another try, the next lesson, or the course; what the server alone can tell waits for it. */
const WaysOn = ({ kept, lesson }: { kept: KeptAttempt; lesson: Lesson }) =>
  useSession().status === 'signed-in' && lesson ? <Ways kept={kept} lesson={lesson} /> : null;

function Ways({ kept, lesson }: { kept: KeptAttempt; lesson: courses.Lesson }) {
  const navigate = useNavigate();
  const start = useStartAttempt(lesson.id);
  const next = useProgress().data?.find(({ courseId }) => courseId === lesson.courseId)?.nextLessonId;
  const most = lesson.quiz?.maxAttempts ?? null;
  const again = most === null || kept.attempt.number < most;
  const tryAgain = () => start.mutate(undefined, { onSuccess: ({ id }) => void navigate(`/attempts/${id}`) });
  return (
    <Group gap="sm">
      {next && next !== lesson.id && (
        <Button component={Link} to={`/lessons/${next}`}>
          Next lesson
        </Button>
      )}
      {again && (
        <Button variant="default" loading={start.isPending} onClick={tryAgain}>
          Try again
        </Button>
      )}
      <Button variant="default" component={Link} to={`/courses/${lesson.courseId}`}>
        Back to the course
      </Button>
    </Group>
  );
}
