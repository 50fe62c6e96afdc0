import type { courses, learning } from '@flightline/backend/contract';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconChartBar, IconClock, IconListNumbers, IconPlayerPlay, type IconProps, IconRepeat, IconTarget } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { Link, useNavigate } from 'react-router-dom';

import { Markdown } from '../../components/markdown/markdown.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useStartAttempt } from '../../lib/attempts-api.ts';
import { AttemptList } from './attempt-list.tsx';
import { useAttempts } from './api.ts';
import { questionCountOf, timeInWords } from './quiz-words.ts';

/** What a quiz asks for, what one has reached so far, and the way in. */
export function QuizStart({ lesson }: { lesson: courses.Lesson }) {
  const { quiz } = lesson;
  if (!quiz) return null;
  return (
    <Stack gap="xl">
      {lesson.content.trim() !== '' && <Markdown>{lesson.content}</Markdown>}
      <Paper withBorder radius="lg" p={{ base: 'md', sm: 'xl' }} bg="var(--fl-card)">
        <Stack gap="lg">
          <QuizFacts quiz={quiz} />
          {lesson.can.attempt ? (
            <StartButton lesson={lesson} maxAttempts={quiz.maxAttempts} />
          ) : (
            <Group>
              <Button
                component={Link}
                to={`/lessons/${lesson.id}/figures`}
                variant="default"
                leftSection={<IconChartBar size={18} aria-hidden />}
              >
                Results of the class
              </Button>
            </Group>
          )}
        </Stack>
      </Paper>
      {lesson.can.attempt && <PastAttempts lessonId={lesson.id} />}
    </Stack>
  );
}

function QuizFacts({ quiz }: { quiz: NonNullable<courses.Lesson['quiz']> }) {
  const count = questionCountOf(quiz);
  return (
    <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
      <Fact icon={IconListNumbers}>{count === 1 ? 'One question' : `${count} questions`}</Fact>
      <Fact icon={IconTarget}>{quiz.passPercent === 0 ? 'Everybody passes' : `Passed with ${quiz.passPercent} %`}</Fact>
      <Fact icon={IconClock}>{quiz.timeLimitMinutes === null ? 'As much time as you need' : timeInWords(quiz.timeLimitMinutes)}</Fact>
      <Fact icon={IconRepeat}>
        {quiz.maxAttempts === null ? 'As often as you like' : quiz.maxAttempts === 1 ? 'One attempt' : `${quiz.maxAttempts} attempts`}
      </Fact>
    </Stack>
  );
}

const Fact = ({ icon: Icon, children }: { icon: ComponentType<IconProps>; children: ReactNode }) => (
  <Group component="li" gap="sm" wrap="nowrap">
    <Icon size={20} stroke={1.7} aria-hidden />
    <Text>{children}</Text>
  </Group>
);

function StartButton({ lesson, maxAttempts }: { lesson: courses.Lesson; maxAttempts: number | null }) {
  const navigate = useNavigate();
  const start = useStartAttempt(lesson.id);
  const { data: attempts = [] } = useAttempts(lesson.id);
  const isOpen = attempts.some(({ status }) => status === 'IN_PROGRESS');
  const left = maxAttempts === null ? null : maxAttempts - attempts.length;
  if (left !== null && left <= 0 && !isOpen) return <Text>All attempts are used. Ask your instructor if you need another.</Text>;
  return (
    <Stack gap="sm">
      <Group>
        <Button
          size="md"
          loading={start.isPending}
          leftSection={<IconPlayerPlay size={18} aria-hidden />}
          onClick={() => start.mutate(undefined, { onSuccess: ({ id }) => void navigate(`/attempts/${id}`) })}
        >
          {isOpen ? 'Go on with the quiz' : 'Begin the quiz'}
        </Button>
        {left !== null && !isOpen && (
          <Text size="sm" c="dimmed">
            {left === 1 ? 'One attempt left' : `${left} attempts left`}
          </Text>
        )}
      </Group>
      {start.error && <ProblemAlert error={start.error} />}
    </Stack>
  );
}

function PastAttempts({ lessonId }: { lessonId: string }) {
  const { data } = useAttempts(lessonId);
  const past: learning.AttemptSummary[] = data?.filter(({ status }) => status !== 'IN_PROGRESS') ?? [];
  if (past.length === 0) return null;
  return (
    <section aria-labelledby="past-attempts">
      <Title order={2} id="past-attempts" mb="sm">
        Your attempts
      </Title>
      <AttemptList attempts={past} />
    </section>
  );
}
