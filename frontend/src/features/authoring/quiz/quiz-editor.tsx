import type { courses } from '@flightline/backend/contract';
import { Alert, Button, Group, Tabs, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEye, IconGitMerge } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';

import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { ExportMenu } from '../exchange/export-menu.tsx';
import { SaveState } from '../save-state.tsx';
import { ClashView } from './clash-view.tsx';
import { DrawsEditor } from './draws-editor.tsx';
import { PreviewDrawer } from './preview-drawer.tsx';
import { QuestionsEditor } from './questions-editor.tsx';
import { isAuthorsQuiz, type QuizDraft } from './quiz-draft.ts';
import classes from './quiz-editor.module.css';
import { QuizSettingsForm } from './quiz-settings-form.tsx';
import { useQuizDraft } from './use-quiz-draft.ts';

/** Puts a quiz together: its questions, what is drawn from the bank, and its rules; saved by itself. */
export const QuizEditor = ({ lesson }: { lesson: courses.Lesson }) => (isAuthorsQuiz(lesson) ? <Editor lesson={lesson} /> : null);

function Editor({ lesson }: { lesson: courses.Lesson & { quiz: courses.Quiz } }) {
  const { draft, state } = useQuizDraft(lesson);
  const { value: quiz, status, error, conflict, merges } = state;
  const [tab, setTab] = useState<string | null>('questions');
  const [isLooking, looking] = useDisclosure(false);
  const change = (part: Partial<QuizDraft>) => draft.change({ ...draft.get().value, ...part });
  // Told how, not what: an undo comes seconds later, when other questions were written on.
  const changeQuestions = (how: (questions: QuizDraft['questions']) => QuizDraft['questions']) =>
    change({ questions: how(draft.get().value.questions) });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void draft.flush();
  };
  return (
    // eslint-disable-next-line jsx-a11y-x/no-static-element-interactions -- keys are heard wherever one is in the editor; nothing here is pressed
    <div className={classes['editor']} onKeyDown={onKeyDown}>
      <Group justify="space-between" align="flex-end" gap="sm">
        <TextInput
          flex="1 1 16rem"
          label="Title"
          maxLength={200}
          value={quiz.title}
          error={quiz.title.trim() === '' && 'Required'}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Group gap="sm">
          <SaveState status={status} missing="A question is not whole yet: it is kept on this device" />
          <Button variant="default" leftSection={<IconEye size={18} aria-hidden />} onClick={looking.open}>
            Preview
          </Button>
          <ExportMenu lessonId={lesson.id} title={quiz.title} />
        </Group>
      </Group>
      {error && <ProblemAlert error={error} onRetry={() => void draft.flush()} />}
      {merges > 0 && !conflict && (
        <Alert icon={<IconGitMerge aria-hidden />} role="status">
          Someone else changed this quiz while you wrote. Both changes are in it.
        </Alert>
      )}
      {conflict && <ClashView key={conflict.theirs.version} clash={conflict.of} onResolve={draft.resolve} />}
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="questions">Questions ({quiz.questions.length})</Tabs.Tab>
          <Tabs.Tab value="draws">From the bank ({quiz.draws.reduce((sum, { count }) => sum + (count ?? 0), 0)})</Tabs.Tab>
          <Tabs.Tab value="settings">Rules</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="questions" pt="md">
          <QuestionsEditor questions={quiz.questions} onChange={changeQuestions} />
        </Tabs.Panel>
        <Tabs.Panel value="draws" pt="md">
          <DrawsEditor draws={quiz.draws} onChange={(draws) => change({ draws })} />
        </Tabs.Panel>
        <Tabs.Panel value="settings" pt="md">
          <QuizSettingsForm quiz={quiz} onChange={change} />
        </Tabs.Panel>
      </Tabs>
      {isLooking && <PreviewDrawer quiz={quiz} onClose={looking.close} />}
    </div>
  );
}
