import { Button, Group, Paper, Radio, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';

import classes from './text-editor.module.css';
import { type Choice, chosenText, type Stretch } from './merge-texts.ts';

type MergeViewProps = { stretches: readonly Stretch[]; onResolve: (content: string) => void };

const CHOICES: readonly { value: Choice; label: string }[] = [
  { value: 'mine', label: 'Yours' },
  { value: 'theirs', label: 'Theirs' },
  { value: 'together', label: 'Both, yours first' },
];

const isChoice = (value: string): value is Choice => CHOICES.some((each) => each.value === value);

/** Both changed the same lines: one sees both texts and chooses, stretch by stretch. Nothing is sent before that. */
export function MergeView({ stretches, onResolve }: MergeViewProps) {
  const both = stretches.flatMap((each) => (each.kind === 'both' ? [each] : []));
  const [choices, setChoices] = useState<readonly Choice[]>(() => both.map(() => 'together'));
  return (
    <Paper component="section" aria-labelledby="merge" withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-card)">
      <Title order={2} size="h3" id="merge">
        Someone else changed the same lines
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        All other changes, yours and theirs, are in the text already. Choose what stays here.
      </Text>
      <Stack gap="lg">
        {both.map((stretch, at) => (
          <div key={at}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              <Version label="Yours" text={stretch.mine} />
              <Version label="Theirs" text={stretch.theirs} />
            </SimpleGrid>
            <Radio.Group
              mt="xs"
              aria-label={both.length === 1 ? 'What stays' : `What stays, ${at + 1} of ${both.length}`}
              value={choices[at] ?? 'together'}
              onChange={(value) => setChoices((before) => before.map((each, i) => (i === at && isChoice(value) ? value : each)))}
            >
              <Group gap="lg">
                {CHOICES.map(({ value, label }) => (
                  <Radio key={value} value={value} label={label} />
                ))}
              </Group>
            </Radio.Group>
          </div>
        ))}
        <Group>
          <Button onClick={() => onResolve(chosenText(stretches, choices))}>Keep this and save</Button>
        </Group>
      </Stack>
    </Paper>
  );
}

const Version = ({ label, text }: { label: string; text: string }) => (
  <div>
    <Text size="sm" fw={600} mb={4}>
      {label}
    </Text>
    <div className={classes['version']}>{text === '' ? <em>Taken out</em> : text}</div>
  </div>
);
