import type { figures } from '@flightline/backend/contract';
import { Alert, Badge, Group, Paper, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';

import { Markdown } from '../../components/markdown/markdown.tsx';
import { difficultyWords, discriminationWords, shareWords, signed } from './figure-words.ts';
import classes from './figures.module.css';

/** Each question with its figures, what they mean, and what was chosen. */
export const QuestionList = ({ questions }: { questions: readonly figures.QuestionFigures[] }) => (
  <section aria-labelledby="questions">
    <Title order={2} id="questions" mb="sm">
      Question by question
    </Title>
    <Stack component="ol" gap="md" className={classes['list'] ?? ''}>
      {questions.map((question, index) => (
        <li key={question.questionId}>
          <Paper withBorder radius="lg" p="md" bg="var(--fl-card)">
            <Question question={question} number={index + 1} />
          </Paper>
        </li>
      ))}
    </Stack>
  </section>
);

function Question({ question, number }: { question: figures.QuestionFigures; number: number }) {
  const { prompt, asked, difficulty, discrimination, unanswered, options, current } = question;
  const { word, color, advice } = discriminationWords(question);
  return (
    <>
      <Group justify="space-between" gap="xs" mb="xs">
        <Title order={3}>Question {number}</Title>
        <Group gap="xs">
          {!current && (
            <Badge variant="light" color="gray" tt="none">
              Not in the quiz now
            </Badge>
          )}
          <Badge variant="light" color={color} tt="none">
            Discrimination: {word.toLowerCase()}
          </Badge>
        </Group>
      </Group>
      <Markdown size="sm">{prompt}</Markdown>
      <Text size="sm" c="dimmed" mt="xs">
        Asked {asked} times · {shareWords(difficulty)} of the points earned, {difficultyWords(difficulty)}
        {discrimination !== null && ` · discrimination ${signed(discrimination)}`} · {shareWords(unanswered)} left it out
      </Text>
      {options && <Options options={options} />}
      {advice && (
        <Alert mt="sm" color={color} icon={<IconAlertTriangle aria-hidden />}>
          {advice}
        </Alert>
      )}
    </>
  );
}

const Options = ({ options }: { options: NonNullable<figures.QuestionFigures['options']> }) => (
  <ul className={classes['list']} aria-label="What was chosen">
    {options.map(({ id, text, correct, chosen, share }) => (
      <li key={id} style={{ paddingTop: '0.5rem' }}>
        <Group justify="space-between" wrap="nowrap" gap="sm" align="flex-start">
          <Group gap={6} wrap="nowrap" align="flex-start">
            {correct && (
              <IconCheck size={16} stroke={2.4} color="var(--fl-assigned-fg)" aria-hidden style={{ flex: 'none', marginTop: 2 }} />
            )}
            <Text size="sm" component="div" fw={correct ? 600 : 400} style={{ overflowWrap: 'anywhere' }}>
              {text}
              {correct && <VisuallyHidden> (right)</VisuallyHidden>}
            </Text>
          </Group>
          <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {chosen} · {shareWords(share)}
          </Text>
        </Group>
        <div className={classes['bar']} aria-hidden>
          <span style={{ width: `${share * 100}%`, background: `var(--mantine-color-${correct ? 'green' : 'gray'}-6)` }} />
        </div>
      </li>
    ))}
  </ul>
);
