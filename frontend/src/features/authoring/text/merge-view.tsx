import { Button, Group, Paper, Radio, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';

import classes from './text-editor.module.css';
import { type Choice, chosenText } from './merge-texts.ts';
import type { TextClash, Words } from './words.ts';

type MergeViewProps = { clash: TextClash; onResolve: (words: Words) => void };

const CHOICES: readonly { value: Choice; label: string }[] = [
  { value: 'mine', label: 'Yours' },
  { value: 'theirs', label: 'Theirs' },
  { value: 'together', label: 'Both, yours first' },
];

const isChoice = (value: string): value is Choice => CHOICES.some((each) => each.value === value);

/** What is asked, each named by the other's words: those stay as they are while one types on, and so does what was chosen. */
function askedOf({ stretches }: TextClash) {
  const seen = new Map<string, number>();
  return stretches.flatMap((each) => {
    if (each.kind === 'settled') return [];
    const count = (seen.get(each.theirs) ?? 0) + 1;
    seen.set(each.theirs, count);
    return [{ key: `${count}:${each.theirs}`, ...each }];
  });
}

/** Both changed the same lines: one sees both texts and chooses, stretch by stretch. Nothing is sent before that. */
export function MergeView({ clash, onResolve }: MergeViewProps) {
  const both = askedOf(clash);
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [title, setTitle] = useState<'mine' | 'theirs'>('mine');
  const choiceOf = (key: string): Choice => choices.get(key) ?? 'together';
  const keep = () =>
    onResolve({
      title: clash.titles?.[title] ?? clash.title,
      content: chosenText(
        clash.stretches,
        both.map(({ key }) => choiceOf(key)),
      ),
    });
  return (
    <Paper component="section" aria-labelledby="merge" withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-card)">
      <Title order={2} size="h3" id="merge">
        Someone else changed the same {both.length > 0 ? 'lines' : 'title'}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        All other changes, yours and theirs, are in the text already. Choose what stays here.
      </Text>
      <Stack gap="lg">
        {clash.titles && (
          <Radio.Group label="Title" value={title} onChange={(value) => setTitle(value === 'theirs' ? 'theirs' : 'mine')}>
            <Stack gap="xs" mt={4}>
              <Radio value="mine" label={`Yours: ${clash.titles.mine}`} />
              <Radio value="theirs" label={`Theirs: ${clash.titles.theirs}`} />
            </Stack>
          </Radio.Group>
        )}
        {both.map(({ key, mine, theirs }, at) => (
          <div key={key}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              <Version label="Yours" text={mine} />
              <Version label="Theirs" text={theirs} />
            </SimpleGrid>
            <Radio.Group
              mt="xs"
              aria-label={both.length === 1 ? 'What stays' : `What stays, ${at + 1} of ${both.length}`}
              value={choiceOf(key)}
              onChange={(value) => isChoice(value) && setChoices((before) => new Map(before).set(key, value))}
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
          <Button onClick={keep}>Keep this and save</Button>
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
