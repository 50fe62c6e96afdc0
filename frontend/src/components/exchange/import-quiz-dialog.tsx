import { learning } from '@flightline/backend/contract';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';

import { call } from '../../lib/api-client.ts';
import { refreshLearning } from '../../lib/learning-api.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { ImportSource, type Source } from './import-source.tsx';
import { SkippedLines } from './skipped-lines.tsx';

type Target = { id: string; title: string };

function useImportQuiz(moduleId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ source: { text, format }, title }: { source: Source; title: string }) =>
      call(
        learning.importQuestions,
        { params: { id: moduleId }, query: { format, ...(title.trim() !== '' && { title: title.trim() }) } },
        { text },
      ),
    meta: { shownInPlace: true },
    onSettled: () => void refreshLearning(queryClient),
  });
}

/** Makes a quiz of a file of questions, as a new lesson of a module. */
export function ImportQuizDialog({ module, onClose }: { module: Target; onClose: () => void }) {
  const [source, setSource] = useState<Source | null>(null);
  const [title, setTitle] = useState('');
  const importing = useImportQuiz(module.id);
  const { data: done } = importing;
  return (
    <Modal opened onClose={onClose} title={`Import questions into ${module.title}`} size="lg">
      {done ? (
        <Stack>
          <Text role="status">
            {done.imported === 1 ? 'One question has' : `${done.imported.toLocaleString('en')} questions have`} arrived
            {done.skipped.length > 0 && `, ${done.skipped.length} could not be read`}.
          </Text>
          {done.skipped.length > 0 && <SkippedLines skipped={done.skipped} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button component={Link} to={`/lessons/${done.lessonId}/edit`}>
              Open the quiz
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack>
          <ImportSource source={source} onChange={setSource} />
          <TextInput label="Title of the quiz" maxLength={200} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
          {importing.error && <ProblemAlert error={importing.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button loading={importing.isPending} disabled={!source} onClick={() => source && importing.mutate({ source, title })}>
              Import
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
