import { type bank, questions } from '@flightline/backend/contract';
import { Button, Drawer, Group, Stack, TagsInput, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { fromQuestion, newDraft, toInput } from '../../components/questions/question-draft.ts';
import { missingAnswer, questionErrors } from '../../components/questions/question-errors.ts';
import { QuestionForm } from '../../components/questions/question-form.tsx';
import { useBankTags, useSaveBankQuestion } from '../../lib/bank-api.ts';

type BankQuestionDrawerProps = {
  /** The one that changes; none to write a new one. */
  seen?: bank.BankQuestion;
  onClose: () => void;
};

/** Writes a question of the bank, or changes one; quizzes keep their copies. */
export const BankQuestionDrawer = ({ seen, onClose }: BankQuestionDrawerProps) => (
  <Drawer opened onClose={onClose} position="right" size="xl" title={seen ? 'Change the question' : 'New question'}>
    <QuestionOfBank {...(seen && { seen })} onClose={onClose} />
  </Drawer>
);

function QuestionOfBank({ seen, onClose }: BankQuestionDrawerProps) {
  const [draft, setDraft] = useState(() => (seen ? fromQuestion(seen.question) : newDraft('SINGLE')));
  const [tags, setTags] = useState(seen?.tags ?? []);
  const [tried, setTried] = useState(false);
  const { data: known = [] } = useBankTags();
  const save = useSaveBankQuestion();
  const errors = questionErrors(draft);
  const isWhole = Object.keys(errors).length === 0;
  const missing = isWhole ? missingAnswer(draft) : null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const question = questions.questionInput.safeParse(toInput(draft)).data;
    if (!question || missing !== null) return;
    const done = () => {
      notifications.show({ color: 'green', message: 'The question is in the bank.' });
      onClose();
    };
    save.mutate({ question, tags, ...(seen && { seen }) }, { onSuccess: done });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <QuestionForm draft={draft} errors={tried ? errors : {}} onChange={setDraft} />
        <TagsInput
          label="Tags"
          description="Quizzes draw by them. Enter adds one."
          data={known.map(({ tag }) => tag)}
          maxTags={20}
          value={tags}
          onChange={setTags}
        />
        {tried && missing !== null && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {missing}.
          </Text>
        )}
        {save.error && <ProblemAlert error={save.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" loading={save.isPending}>
            {seen ? 'Save' : 'Put into the bank'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
