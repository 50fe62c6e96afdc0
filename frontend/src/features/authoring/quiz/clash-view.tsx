import { Button, Group, Paper, Radio, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';

import type { QuestionDraft } from '../../../components/questions/question-draft.ts';
import type { QuizDraft } from './quiz-draft.ts';
import classes from './quiz-editor.module.css';
import { chosenQuiz, type QuizClash } from './quiz-merge.ts';

type Choice = 'mine' | 'theirs';

/** Both changed the same questions: one sees both versions and chooses. Nothing is sent before that. */
export function ClashView({ clash, onResolve }: { clash: QuizClash; onResolve: (quiz: QuizDraft) => void }) {
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  return (
    <Paper component="section" aria-labelledby="clash" withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-card)">
      <Title order={2} size="h3" id="clash">
        Someone else changed the same questions
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        All other changes, yours and theirs, are in the quiz already. Choose which version stays.
      </Text>
      <Stack gap="lg">
        <ul className={classes['choices']}>
          {clash.clashes.map(({ id, mine, theirs }, at) => (
            <li key={id}>
              <Radio.Group
                aria-label={`Which version of question ${at + 1} of ${clash.clashes.length} stays`}
                value={choices.get(id) ?? 'mine'}
                onChange={(value) => setChoices((before) => new Map(before).set(id, value === 'theirs' ? 'theirs' : 'mine'))}
              >
                <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
                  <Version value="mine" label="Yours" question={mine} />
                  <Version value="theirs" label="Theirs" question={theirs} />
                </SimpleGrid>
              </Radio.Group>
            </li>
          ))}
        </ul>
        <Group>
          <Button onClick={() => onResolve(chosenQuiz(clash, choices))}>Keep these and save</Button>
        </Group>
      </Stack>
    </Paper>
  );
}

const Version = ({ value, label, question }: { value: Choice; label: string; question: QuestionDraft | null }) => (
  <Paper withBorder radius="md" p="sm">
    <Radio value={value} label={label} fw={600} />
    <Text size="sm" mt="xs" style={{ whiteSpace: 'pre-wrap' }}>
      {question ? wordsOf(question) : <em>Taken out</em>}
    </Text>
  </Paper>
);

/** A question as plain lines, for comparing. */
function wordsOf({ kind, prompt, points, options, truth, numbers, accepted, pairs }: QuestionDraft): string {
  const parts = {
    SINGLE: () => options.map(({ text, correct }) => `${correct ? '✓' : '–'} ${text}`),
    MULTIPLE: () => options.map(({ text, correct }) => `${correct ? '✓' : '–'} ${text}`),
    TRUE_FALSE: () => [truth ? 'True' : 'False'],
    NUMERIC: () => numbers.map(({ value, tolerance }) => `${value ?? '?'} ± ${tolerance ?? 0}`),
    SHORT_TEXT: () => accepted.map(({ text, percent }) => `${text} (${percent ?? '?'} %)`),
    MATCHING: () => pairs.map(({ left, right }) => `${left} → ${right}`),
  }[kind]();
  return [prompt, ...parts, `${points ?? '?'} points`].join('\n');
}
