import { Button, Group, Progress, SegmentedControl, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconChevronLeft, IconChevronRight, IconSend } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';

import { PageHeader } from '../../components/page-header.tsx';
import type { KeptAttempt } from '../../lib/attempts/kept-attempt.ts';
import { AttemptTimer } from './attempt-timer.tsx';
import { HandingIn, SaveState } from './save-state.tsx';
import { QuestionCard } from './question-card.tsx';
import { QuestionNavigator } from './question-navigator.tsx';
import classes from './quiz.module.css';
import { isAnswered, useAnswering } from './use-answering.ts';
import { useAttemptKeys } from './use-attempt-keys.ts';
import type { ChangeKept } from './use-kept-attempt.ts';
import { useView } from './use-view.ts';

/** A quiz while it is answered. */
export function AttemptView({ kept, change, title }: { kept: KeptAttempt; change: ChangeKept; title: string }) {
  const answering = useAnswering(kept, change);
  const { view, setView } = useView();
  const { questions, number, expiresAt } = kept.attempt;
  const { place } = kept;
  const answered = questions.filter(({ id }) => isAnswered(kept, id)).length;
  const ask = () => askToHandIn(kept, answering.handIn);
  useAttemptKeys(answering, ask);
  useFocusOn(place);
  const shown = questions.map((question, index) => ({ question, index })).filter(({ index }) => view === 'all' || index === place);

  return (
    <>
      <PageHeader
        title={title}
        description={`Attempt ${number} · ${answered} of ${questions.length} answered`}
        actions={expiresAt && <AttemptTimer endsAt={expiresAt.getTime() - kept.clockOffset} onOver={answering.handIn} />}
      />
      <Stack gap="md" className={classes['attempt'] ?? ''}>
        <Progress value={(answered / questions.length) * 100} aria-label="Questions answered" />
        <Group justify="space-between" gap="sm">
          <SegmentedControl
            aria-label="View"
            value={view}
            onChange={setView}
            data={[
              { value: 'one', label: 'One at a time' },
              { value: 'all', label: 'All questions' },
            ]}
          />
          <SaveState kept={kept} />
        </Group>
        <QuestionNavigator kept={kept} onGo={answering.goTo} />
        {kept.handIn ? (
          <HandingIn kept={kept} />
        ) : (
          <>
            {shown.map(({ question, index }) => (
              <QuestionCard key={question.id} question={question} index={index} answering={answering} />
            ))}
            <Group justify="space-between" gap="sm" className={classes['bar'] ?? ''}>
              <Group gap="xs">
                <Button
                  variant="default"
                  aria-disabled={place === 0}
                  leftSection={<IconChevronLeft size={18} aria-hidden />}
                  onClick={() => answering.goTo(place - 1)}
                >
                  Previous
                </Button>
                <Button
                  variant="default"
                  aria-disabled={place === questions.length - 1}
                  rightSection={<IconChevronRight size={18} aria-hidden />}
                  onClick={() => answering.goTo(place + 1)}
                >
                  Next
                </Button>
              </Group>
              <Button leftSection={<IconSend size={18} aria-hidden />} onClick={ask}>
                Hand in
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </>
  );
}

/** Keyboard and screen reader go on at the question one went to. */
function useFocusOn(place: number): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    document.getElementById(`question-${place + 1}`)?.focus();
  }, [place]);
}

const listOf = (numbers: readonly number[]) => numbers.join(', ');

function askToHandIn(kept: KeptAttempt, onConfirm: () => void): void {
  if (kept.handIn) return;
  const numbered = kept.attempt.questions.map(({ id }, index) => ({ id, number: index + 1 }));
  const open = numbered.filter(({ id }) => !isAnswered(kept, id)).map(({ number }) => number);
  const flagged = numbered.filter(({ id }) => kept.flagged.includes(id)).map(({ number }) => number);
  modals.openConfirmModal({
    title: 'Hand in this quiz?',
    children: (
      <Stack gap="xs">
        <Text size="sm">{open.length > 0 ? `Without an answer: ${listOf(open)}.` : 'Every question has an answer.'}</Text>
        {flagged.length > 0 && <Text size="sm">Flagged for later: {listOf(flagged)}.</Text>}
        <Text size="sm">Once it is handed in, answers can no longer be changed.</Text>
      </Stack>
    ),
    labels: { confirm: 'Hand in', cancel: 'Go on answering' },
    onConfirm,
  });
}
