import { Button, Group, Paper, Radio, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';

import type { QuestionDraft } from '../../../components/questions/question-draft.ts';
import type { QuizDraft } from './quiz-draft.ts';
import classes from './quiz-editor.module.css';
import { type Choices, chosenQuiz, type QuizClash } from './quiz-merge.ts';

/** Both changed the same things: one sees both versions and chooses. Nothing is sent before that. */
export function ClashView({ clash, onResolve }: { clash: QuizClash; onResolve: (quiz: QuizDraft) => void }) {
  const [choices, setChoices] = useState<Choices>(new Map());
  const asked = [
    ...clash.clashes.map(({ id, mine, theirs }, at) => ({
      key: id,
      label: `Question ${at + 1}`,
      mine: wordsOf(mine),
      theirs: wordsOf(theirs),
    })),
    ...clash.fields.map(({ label, mine, theirs }) => ({ key: label, label, mine, theirs })),
  ];
  return (
    <Paper component="section" aria-labelledby="clash" withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-card)">
      <Title order={2} size="h3" id="clash">
        Someone else changed the same {clash.fields.length === 0 ? 'questions' : 'things'}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        All other changes, yours and theirs, are in the quiz already. Choose which version stays.
      </Text>
      <Stack gap="lg">
        <ul className={classes['choices']}>
          {asked.map(({ key, label, mine, theirs }) => (
            <li key={key}>
              <Text size="sm" fw={600} mb={4}>
                {label}
              </Text>
              <Radio.Group
                aria-label={`${label}: which version stays`}
                value={choices.get(key) ?? 'mine'}
                onChange={(value) => setChoices((before) => new Map(before).set(key, value === 'theirs' ? 'theirs' : 'mine'))}
              >
                <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
                  <Version value="mine" label="Yours" words={mine} />
                  <Version value="theirs" label="Theirs" words={theirs} />
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

const Version = ({ value, label, words }: { value: 'mine' | 'theirs'; label: string; words: string | null }) => (
  <Paper withBorder radius="md" p="sm">
    <Radio value={value} label={label} fw={600} />
    <Text size="sm" mt="xs" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {words === null ? <em>Taken out</em> : words || <em>Empty</em>}
    </Text>
  </Paper>
);

/** A question as plain lines, for comparing; null where it was taken out. */
function wordsOf(question: QuestionDraft | null): string | null {
  if (question === null) return null;
  const { kind, prompt, points, explanation, options, truth, numbers, accepted, pairs, distractors } = question;
  const optionWords = () =>
    options.map(({ text, correct, weight, feedback }) =>
      [`${correct ? '✓' : '–'} ${text}`, weight !== null && `${weight} %`, feedback && `“${feedback}”`].filter(Boolean).join(', '),
    );
  const parts = {
    SINGLE: optionWords,
    MULTIPLE: optionWords,
    TRUE_FALSE: () => [truth ? 'True' : 'False'],
    NUMERIC: () => numbers.map(({ value, tolerance, percent }) => `${value ?? '?'} ± ${tolerance ?? 0} (${percent ?? '?'} %)`),
    SHORT_TEXT: () => accepted.map(({ text, percent }) => `${text} (${percent ?? '?'} %)`),
    MATCHING: () => [...pairs.map(({ left, right }) => `${left} → ${right}`), ...distractors.map(({ text }) => `→ ${text}`)],
  }[kind]();
  return [prompt, ...parts, `${points ?? '?'} points`, ...(explanation ? [explanation] : [])].join('\n');
}
