import { questions } from '@flightline/backend/contract';
import { Drawer, Stack, Text } from '@mantine/core';

import { toInput } from '../../../components/questions/question-draft.ts';
import { QuestionPreview } from '../../../components/questions/question-preview.tsx';
import type { QuizDraft } from './quiz-draft.ts';

/** The quiz as a student meets it, as far as its questions are whole. */
export function PreviewDrawer({ quiz, onClose }: { quiz: QuizDraft; onClose: () => void }) {
  const whole = quiz.questions.flatMap((draft) => questions.question.safeParse(toInput(draft)).data ?? []);
  const missing = quiz.questions.length - whole.length;
  return (
    <Drawer opened onClose={onClose} position="right" size="xl" title={`${quiz.title} as a student sees it`}>
      <Stack>
        {missing > 0 && (
          <Text c="dimmed">{missing === 1 ? 'One question is' : `${missing} questions are`} not whole yet and not shown.</Text>
        )}
        {whole.map((question, at) => (
          <QuestionPreview key={question.id} question={question} number={at + 1} />
        ))}
        {whole.length === 0 && <Text c="dimmed">There is no question to show yet.</Text>}
      </Stack>
    </Drawer>
  );
}
