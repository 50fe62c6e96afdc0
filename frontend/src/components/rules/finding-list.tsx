import type { findings } from '@flightline/backend/contract';
import { Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconBan } from '@tabler/icons-react';

const LOOKS = {
  BLOCK: { icon: IconBan, word: 'Blocks' },
  WARN: { icon: IconAlertTriangle, word: 'Warning' },
} as const;

/** What rules say, each with the word and the icon of what it does. */
export const FindingList = ({ items }: { items: readonly findings.Finding[] }) => (
  <Stack component="ul" gap={6} p={0} m={0} style={{ listStyle: 'none' }}>
    {items.map(({ rule, mode, subjectId, message }) => {
      const { icon: Icon, word } = LOOKS[mode];
      return (
        <Text component="li" size="sm" key={`${rule} ${subjectId}`} style={{ display: 'flex', gap: 8, overflowWrap: 'anywhere' }}>
          <Icon size={18} aria-hidden style={{ flex: 'none', marginTop: 1 }} />
          <span>
            <strong>{word}:</strong> {message}
          </span>
        </Text>
      );
    })}
  </Stack>
);
