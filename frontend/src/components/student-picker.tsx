import { Button, Checkbox, Group, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

import { useActiveStudents } from '../lib/assignments-api.ts';
import { ListSkeleton } from './list-skeleton.tsx';
import { ProblemAlert } from './problem-alert.tsx';

type StudentPickerProps = { value: string[]; onChange: (ids: string[]) => void };

/** Chooses active students, one by one or all that are found. Who was chosen stays so while one searches on. */
export function StudentPicker({ value, onChange }: StudentPickerProps) {
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useActiveStudents(q);
  const found = data?.pages.flatMap(({ items }) => items);
  const chooseAll = () => onChange([...new Set([...value, ...(found ?? []).map(({ id }) => id)])]);

  return (
    <Stack gap="xs">
      <TextInput
        label="Find students"
        placeholder="Name or e-mail"
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={120}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {!found &&
        (error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={2} label="Loading students" />)}
      {found?.length === 0 && <Text c="dimmed">No active student matches.</Text>}
      {found && found.length > 0 && (
        <ScrollArea.Autosize mah={220} type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Students found' }}>
          <Checkbox.Group label="Students" value={value} onChange={onChange}>
            <Stack gap="xs" py={6} pl={4}>
              {found.map(({ id, fullName, email }) => (
                <Checkbox key={id} value={id} label={fullName} description={email} />
              ))}
            </Stack>
          </Checkbox.Group>
        </ScrollArea.Autosize>
      )}
      <Group gap="sm">
        <Text size="sm" role="status">
          {value.length} chosen
        </Text>
        <Button variant="subtle" size="compact-sm" disabled={!found?.length} onClick={chooseAll}>
          {hasNextPage ? 'Choose all shown' : 'Choose all'}
        </Button>
        <Button variant="subtle" size="compact-sm" disabled={value.length === 0} onClick={() => onChange([])}>
          Choose none
        </Button>
        {hasNextPage && (
          <Button variant="subtle" size="compact-sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        )}
      </Group>
    </Stack>
  );
}
