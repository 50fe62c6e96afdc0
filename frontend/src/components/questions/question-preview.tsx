import type { questions } from '@flightline/backend/contract';
import { Group, Paper, Switch, Text } from '@mantine/core';
import { useId, useState } from 'react';

import { Markdown } from '../markdown/markdown.tsx';
import { AnswerInput } from './answer-input.tsx';

type Question = questions.Question;

/** As a student gets it; the right sides of pairs in the order of the alphabet, where the server would shuffle them. */
function asShown(question: Question): questions.ShownQuestion {
  const { id, prompt, points } = question;
  const shown = { id, prompt, points };
  switch (question.kind) {
    case 'SINGLE':
    case 'MULTIPLE':
      return { ...shown, kind: question.kind, options: question.options.map((option) => ({ id: option.id, text: option.text })) };
    case 'MATCHING': {
      const rights = [...new Set([...question.pairs.map(({ right }) => right), ...(question.distractors ?? [])])].toSorted();
      return { ...shown, kind: 'MATCHING', pairs: question.pairs.map((pair) => ({ id: pair.id, left: pair.left })), rights };
    }
    case 'TRUE_FALSE':
    case 'NUMERIC':
    case 'SHORT_TEXT':
      return { ...shown, kind: question.kind };
  }
}

/** An answer that earns full points. */
function rightAnswer(question: Question): questions.Answer | null {
  switch (question.kind) {
    case 'SINGLE':
      return question.options
        .filter((option) => (option.weight ?? (option.correct ? 100 : 0)) === 100)
        .slice(0, 1)
        .map(({ id }) => id);
    case 'MULTIPLE': {
      const isWeighted = question.options.some(({ weight }) => weight !== undefined);
      return question.options.filter(({ correct, weight = 0 }) => (isWeighted ? weight > 0 : correct)).map(({ id }) => id);
    }
    case 'TRUE_FALSE':
      return question.correct;
    case 'NUMERIC':
      return question.value;
    case 'SHORT_TEXT':
      return question.accepted.find(({ percent }) => percent === 100)?.text ?? null;
    case 'MATCHING':
      return Object.fromEntries(question.pairs.map(({ id, right }) => [id, right]));
  }
}

/** A question as a student sees it: it can be answered, and shows the right answer on demand. Nothing is sent. */
export function QuestionPreview({ question, number }: { question: Question; number: number }) {
  const [given, setGiven] = useState<questions.Answer | null>(null);
  const [isSolved, setSolved] = useState(false);
  const promptId = useId();
  return (
    <Paper component="section" aria-label={`Question ${number}`} withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-card)">
      <Group justify="space-between" mb="xs">
        <Text fw={600}>Question {number}</Text>
        <Switch label="Right answer" checked={isSolved} onChange={(event) => setSolved(event.currentTarget.checked)} />
      </Group>
      <div id={promptId}>
        <Markdown>{question.prompt}</Markdown>
      </div>
      <AnswerInput
        key={String(isSolved)}
        question={asShown(question)}
        given={isSolved ? rightAnswer(question) : given}
        labelledBy={promptId}
        onAnswer={setGiven}
      />
    </Paper>
  );
}
