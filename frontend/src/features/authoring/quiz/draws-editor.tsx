import { Autocomplete, Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';

import { useBankTags } from '../../../lib/bank-api.ts';
import { uniqueKey } from '../../../lib/unique-key.ts';
import type { DrawDraft } from './quiz-draft.ts';

type DrawsEditorProps = { draws: DrawDraft[]; onChange: (draws: DrawDraft[]) => void };

const MOST = 20;

/** What each attempt draws from the bank by chance: so many questions with a tag. */
export function DrawsEditor({ draws, onChange }: DrawsEditorProps) {
  const { data: tags = [] } = useBankTags();
  const set = (key: string, part: Partial<DrawDraft>) => onChange(draws.map((each) => (each.key === key ? { ...each, ...part } : each)));
  return (
    <Stack gap="md" maw={640}>
      <Text size="sm" c="dimmed">
        Each attempt draws its own questions from the school’s bank, beside the fixed ones. An attempt keeps what it drew.
      </Text>
      {draws.map(({ key, tag, count, points }, at) => {
        const known = tags.find((each) => each.tag === tag.trim().toLowerCase())?.count ?? 0;
        return (
          <Group key={key} align="flex-start" gap="sm">
            <NumberInput
              w={100}
              label="Questions"
              min={1}
              max={200}
              allowDecimal={false}
              value={count ?? ''}
              error={tag.trim() !== '' && count !== null && count > known && `Only ${known} exist`}
              onChange={(value) => set(key, { count: typeof value === 'number' ? value : null })}
            />
            <Autocomplete
              flex="1 1 12rem"
              label="with the tag"
              data={tags.map((each) => each.tag)}
              maxLength={60}
              value={tag}
              onChange={(value) => set(key, { tag: value })}
            />
            <NumberInput
              w={120}
              label="Points each"
              placeholder="Their own"
              min={0}
              max={1_000}
              decimalScale={2}
              value={points ?? ''}
              onChange={(value) => set(key, { points: typeof value === 'number' ? value : null })}
            />
            <Button
              mt={25}
              variant="subtle"
              color="gray"
              leftSection={<IconX size={16} aria-hidden />}
              aria-label={`Remove draw ${at + 1}`}
              onClick={() => onChange(draws.filter((each) => each.key !== key))}
            >
              Remove
            </Button>
          </Group>
        );
      })}
      <div>
        <Button
          variant="default"
          disabled={draws.length >= MOST}
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => onChange([...draws, { key: uniqueKey(), tag: '', count: 5, points: null }])}
        >
          Draw by tag
        </Button>
      </div>
    </Stack>
  );
}
