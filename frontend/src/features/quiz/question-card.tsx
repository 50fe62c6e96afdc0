import type { questions } from '@flightline/backend/contract';
import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconFlag, IconFlagFilled } from '@tabler/icons-react';

import { Markdown } from '../../components/markdown/markdown.tsx';
import { AnswerInput } from '../../components/questions/answer-input.tsx';
import { answerOf } from '../../lib/attempts/kept-attempt.ts';
import classes from './quiz.module.css';
import type { Answering } from './use-answering.ts';

/** One question with its prompt, its points and what one answers with. */
export function QuestionCard({ question, index, answering }: { question: questions.ShownQuestion; index: number; answering: Answering }) {
  const { kept, answer, toggleFlag } = answering;
  const flagged = kept.flagged.includes(question.id);
  const promptId = `prompt-${index + 1}`;
  return (
    <Paper
      component="section"
      withBorder
      radius="lg"
      p={{ base: 'md', sm: 'lg' }}
      bg="var(--fl-card)"
      aria-labelledby={`question-${index + 1}`}
    >
      <Group justify="space-between" gap="sm" mb="xs">
        <Title order={2} size="h3" id={`question-${index + 1}`} tabIndex={-1} className={classes['title'] ?? ''}>
          Question {index + 1}{' '}
          <Text component="span" size="sm" c="dimmed">
            {question.points === 1 ? '1 point' : `${question.points} points`}
          </Text>
        </Title>
        <Button
          variant="subtle"
          mih={44}
          aria-pressed={flagged}
          leftSection={flagged ? <IconFlagFilled size={18} aria-hidden /> : <IconFlag size={18} aria-hidden />}
          onClick={() => toggleFlag(question.id)}
        >
          {flagged ? 'Flagged' : 'Flag for later'}
        </Button>
      </Group>
      <div id={promptId} className={classes['prompt']}>
        <Markdown>{question.prompt}</Markdown>
      </div>
      <AnswerInput
        question={question}
        given={answerOf(kept, question.id)}
        labelledBy={promptId}
        onAnswer={(given) => answer(question, given)}
      />
    </Paper>
  );
}
