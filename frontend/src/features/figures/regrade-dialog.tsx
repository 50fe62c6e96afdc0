import type { figures } from '@flightline/backend/contract';
import { Badge, Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useRegrade, useRegradePreview, useUndoRegrade } from './api.ts';
import { percentWords } from './figure-words.ts';
import classes from './figures.module.css';
import { resultsWords } from './regrade-words.ts';
import { UndoRegradeToast } from './undo-regrade-toast.tsx';

type RegradeDialogProps = { lesson: { id: string; title: string }; onClose: () => void };

/** Says whose results change by how much, before they do. */
export function RegradeDialog({ lesson, onClose }: RegradeDialogProps) {
  const { data: preview, error, refetch } = useRegradePreview(lesson.id);
  const { submit, failure, isPending } = useApply(lesson.id, onClose);
  return (
    <Modal opened onClose={onClose} size="xl" title={`Regrade “${lesson.title}”?`}>
      <Stack>
        <Text size="sm">
          Finished attempts are judged anew with the right answers, weights and points that the quiz has now. What students saw and answered
          stays as it was, and so do questions that are no longer in the quiz. Whoever’s result changes gets a message. You can undo it.
        </Text>
        {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {!preview && !error && <ListSkeleton rows={2} label="Judging the attempts" />}
        {preview && <Preview preview={preview} />}
        {failure && <ProblemAlert error={failure} onRetry={() => void refetch()} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {preview?.rewritten === 0 ? 'Close' : 'Leave as it is'}
          </Button>
          {preview && preview.rewritten > 0 && (
            <Button loading={isPending} onClick={() => submit(preview.lessonVersion)}>
              Regrade {preview.rewritten === 1 ? '1 attempt' : `${preview.rewritten} attempts`}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function useApply(lessonId: string, onClose: () => void) {
  const regrade = useRegrade(lessonId);
  const undo = useUndoRegrade();
  const submit = (version: number) =>
    regrade.mutate(version, {
      onSuccess: (done) => {
        const id = `regrade-${done.id}`;
        const back = () => {
          notifications.hide(id);
          // The dialog is gone by then, and callbacks of its own with it.
          undo.mutateAsync(done.id).then(
            () => notifications.show({ message: 'The regrade is undone.' }),
            () => notifications.show({ color: 'red', message: 'The regrade could not be undone. Try it in the list of regrades.' }),
          );
        };
        notifications.show({
          id,
          autoClose: 10_000,
          message: <UndoRegradeToast what={`Regraded: ${resultsWords(done, 'did')}.`} onUndo={back} />,
        });
        onClose();
      },
    });
  return { submit, failure: regrade.error, isPending: regrade.isPending };
}

function Preview({ preview }: { preview: figures.RegradePreview }) {
  if (preview.rewritten === 0) return <Text fw={600}>Nothing changes: every attempt is judged already as the quiz judges now.</Text>;
  if (preview.changed === 0) return <Text fw={600}>No result changes, but reviews show the new right answers.</Text>;
  const hidden = preview.changed - preview.items.length;
  return (
    <>
      <Text fw={600}>
        Of {preview.attempts} attempts, {resultsWords(preview)}.
      </Text>
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- to be scrolled by keyboard */}
      <section className={classes['wide']} style={{ maxHeight: '22rem', overflowY: 'auto' }} tabIndex={0} aria-label="Results that change">
        <Table striped stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Student</Table.Th>
              <Table.Th scope="col">Attempt</Table.Th>
              <Table.Th scope="col">Before</Table.Th>
              <Table.Th scope="col">After</Table.Th>
              <Table.Th scope="col">Lesson</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {preview.items.map((item) => (
              <ChangedRow key={item.attemptId} item={item} />
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {hidden > 0 && (
        <Text size="sm" c="dimmed">
          And {hidden} more.
        </Text>
      )}
    </>
  );
}

const ChangedRow = ({ item: { student, number, before, after, completion } }: { item: figures.ChangedAttempt }) => (
  <Table.Tr>
    <Table.Td>{student.fullName}</Table.Td>
    <Table.Td>{number}</Table.Td>
    <Table.Td>{judgedWords(before)}</Table.Td>
    <Table.Td>{judgedWords(after)}</Table.Td>
    <Table.Td>
      {completion && (
        <Badge variant="light" tt="none" color={completion === 'GAINS' ? 'green' : 'red'}>
          {completion === 'GAINS' ? 'Completed with it' : 'Open again'}
        </Badge>
      )}
    </Table.Td>
  </Table.Tr>
);

const judgedWords = ({ percent, passed }: figures.Judged) => `${percentWords(percent)}, ${passed ? 'passed' : 'not passed'}`;
