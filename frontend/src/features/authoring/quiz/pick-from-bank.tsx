import { Button, Checkbox, Drawer, Group, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDatabase } from '@tabler/icons-react';
import { useState } from 'react';

import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { QUESTION_LOOKS } from '../../../components/questions/kinds.ts';
import { fromQuestion, type QuestionDraft } from '../../../components/questions/question-draft.ts';
import { SearchField } from '../../../components/search-field.tsx';
import { useBankQuestions, useBankTags } from '../../../lib/bank-api.ts';
import { given } from '../../../lib/given.ts';
import classes from './quiz-editor.module.css';

type PickFromBankProps = { taken: readonly string[]; onPick: (...questions: QuestionDraft[]) => void };

/** Copies questions of the bank into the quiz. They keep their names, so that a draw does not ask them again. */
export function PickFromBank({ taken, onPick }: PickFromBankProps) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconDatabase size={18} aria-hidden />} onClick={open}>
        Take from the bank
      </Button>
      <Drawer opened={isOpen} onClose={close} position="right" size="lg" title="Questions of the bank">
        <Picker
          taken={taken}
          onPick={(...picked) => {
            onPick(...picked);
            close();
          }}
        />
      </Drawer>
    </>
  );
}

function Picker({ taken, onPick }: PickFromBankProps) {
  const [q, setQ] = useState('');
  const [tag, setTag] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, QuestionDraft>>(new Map());
  const { data: tags = [] } = useBankTags();
  const found = useBankQuestions(given({ q: q || undefined, tag: tag ?? undefined }));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const toggle = (id: string, draft: QuestionDraft) =>
    setChosen((before) => {
      const after = new Map(before);
      if (!after.delete(id)) after.set(id, draft);
      return after;
    });
  return (
    <Stack>
      <Group align="flex-end" gap="sm">
        <SearchField label="Search" value={q} onChange={setQ} />
        <Select
          label="Tag"
          placeholder="Any"
          clearable
          searchable
          data={tags.map((each) => ({ value: each.tag, label: `${each.tag} (${each.count})` }))}
          value={tag}
          onChange={setTag}
        />
      </Group>
      {found.error && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <ListSkeleton rows={4} height={44} label="Loading questions" />}
      {found.data && rows.length === 0 && <Text c="dimmed">No question of the bank fits.</Text>}
      <ul className={classes['choices']}>
        {rows.map(({ id, question }) => (
          <li key={id}>
            <Checkbox
              label={question.prompt}
              description={`${QUESTION_LOOKS[question.kind].label}${taken.includes(id) ? ', in the quiz already' : ''}`}
              disabled={taken.includes(id)}
              checked={chosen.has(id) || taken.includes(id)}
              onChange={() => toggle(id, fromQuestion(question))}
            />
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          Show more
        </Button>
      )}
      <Button disabled={chosen.size === 0} onClick={() => onPick(...chosen.values())}>
        {chosen.size === 1 ? 'Take one question' : `Take ${chosen.size} questions`}
      </Button>
    </Stack>
  );
}
