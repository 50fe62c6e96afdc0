import type { bank } from '@flightline/backend/contract';
import { Button, Group, Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDatabase } from '@tabler/icons-react';

import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { QUESTION_LOOKS } from '../../components/questions/kinds.ts';
import { UndoToast } from '../../components/undo-toast.tsx';
import { type BankFilter, useArchiveBankQuestion, useBankQuestions, useRestoreBankQuestion } from '../../lib/bank-api.ts';
import classes from './bank.module.css';

type BankListProps = { filter: BankFilter; onOpen: (question: bank.BankQuestion) => void; onTag: (tag: string) => void };

/** The questions of the bank that a filter finds. */
export function BankList({ filter, onOpen, onTag }: BankListProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useBankQuestions(filter);
  if (!data) {
    if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
    return <ListSkeleton rows={5} label="Loading questions" />;
  }
  const found = data.pages.flatMap(({ items }) => items);
  if (found.length === 0) return <Nothing isFiltered={Object.keys(filter).length > 0} />;
  return (
    <Stack gap="sm">
      <ul className={classes['list']}>
        {found.map((question) => (
          <BankRow key={question.id} question={question} onOpen={() => onOpen(question)} onTag={onTag} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" mx="auto" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </Stack>
  );
}

type BankRowProps = { question: bank.BankQuestion; onOpen: () => void; onTag: (tag: string) => void };

function BankRow({ question: { id, question, tags, archived, version, can }, onOpen, onTag }: BankRowProps) {
  const archive = useArchiveBankQuestion();
  const restore = useRestoreBankQuestion();
  const { icon: Icon, label } = QUESTION_LOOKS[question.kind];
  const takeOut = () =>
    archive.mutate(
      { id, version },
      {
        onSuccess: () => {
          const toast = notifications.show({
            autoClose: 8_000,
            message: (
              <UndoToast
                what="The question is archived: it is drawn no more."
                onUndo={() => {
                  notifications.hide(toast);
                  restore.mutate({ id });
                }}
              />
            ),
          });
        },
      },
    );
  return (
    <Paper component="li" withBorder radius="lg" p="md" bg="var(--fl-card)">
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
        <div className={classes['words']}>
          <UnstyledButton onClick={onOpen} className={classes['prompt'] ?? ''}>
            {question.prompt}
          </UnstyledButton>
          <Group gap="xs" mt={6}>
            <Text size="sm" c="dimmed" className={classes['kind'] ?? ''}>
              <Icon size={16} aria-hidden /> {label}, {question.points === 1 ? '1 point' : `${question.points} points`}
            </Text>
            {tags.map((tag) => (
              <UnstyledButton key={tag} className={classes['tag'] ?? ''} onClick={() => onTag(tag)}>
                {tag}
              </UnstyledButton>
            ))}
          </Group>
        </div>
        {archived ? (
          <Button size="xs" variant="default" loading={restore.isPending} onClick={() => restore.mutate({ id })}>
            Bring back
          </Button>
        ) : (
          can.archive && (
            <Button size="xs" variant="subtle" color="gray" loading={archive.isPending} onClick={takeOut}>
              Archive
            </Button>
          )
        )}
      </Group>
    </Paper>
  );
}

const Nothing = ({ isFiltered }: { isFiltered: boolean }) => (
  <EmptyState icon={IconDatabase} title={isFiltered ? 'No question found' : 'The bank is empty'}>
    {isFiltered
      ? 'No question of the bank fits. Try fewer words, or another tag.'
      : 'Write a question, import a file, or copy those of a quiz. Then quizzes can take them, or draw by tag.'}
  </EmptyState>
);
