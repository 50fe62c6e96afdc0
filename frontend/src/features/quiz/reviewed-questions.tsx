import type { courses, learning, questions } from '@flightline/backend/contract';
import { Paper, Stack, Text, Title } from '@mantine/core';

import { Markdown } from '../../components/markdown/markdown.tsx';
import { answerInWords } from './answer-words.ts';
import classes from './quiz.module.css';

type Policy = courses.Quiz['reviewPolicy'];
type ReviewedQuestionsProps = { result: learning.AttemptResult; questions: readonly questions.ShownQuestion[]; policy: Policy | undefined };

/** Why there is nothing to look at. */
function whyNone({ score, maxScore }: learning.AttemptResult, policy: Policy | undefined): string {
  if (score === maxScore) return 'Every question earned full points.';
  if (policy === 'AFTER_PASS') return 'Your school shows the right answers once the quiz is passed.';
  return 'Your school keeps the right answers of this quiz back.';
}

/** The questions below full points: what was given, what was right, and why. */
export function ReviewedQuestions({ result, questions: asked, policy }: ReviewedQuestionsProps) {
  if (result.incorrect.length === 0) return <Text>{whyNone(result, policy)}</Text>;
  return (
    <section aria-labelledby="to-look-at">
      <Title order={2} id="to-look-at" mb="sm">
        To look at again
      </Title>
      <Stack gap="md">
        {result.incorrect.map((reviewed) => {
          const index = asked.findIndex(({ id }) => id === reviewed.questionId);
          return <Reviewed key={reviewed.questionId} reviewed={reviewed} number={index + 1} question={asked[index]} />;
        })}
      </Stack>
    </section>
  );
}

type ReviewedProps = { reviewed: questions.ReviewedQuestion; number: number; question: questions.ShownQuestion | undefined };

const Reviewed = ({ reviewed: { prompt, given, correct, explanation, feedback, points, maxPoints }, number, question }: ReviewedProps) => (
  <Paper component="article" withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-card)">
    <Title order={3} mb={4}>
      Question {number}{' '}
      <Text component="span" size="sm" c="dimmed">
        {points} of {maxPoints} points
      </Text>
    </Title>
    <Markdown>{prompt}</Markdown>
    <dl className={classes['review']}>
      <Fact name="Your answer" text={answerInWords(question, given)} />
      {correct !== null && <Fact name="Right answer" text={answerInWords(question, correct)} />}
      {explanation && <Fact name="Explanation" text={explanation} />}
      {feedback && <Fact name="Feedback" text={feedback} />}
    </dl>
  </Paper>
);

const Fact = ({ name, text }: { name: string; text: string }) => (
  <>
    <dt>{name}</dt>
    <dd>
      <Markdown size="sm">{text}</Markdown>
    </dd>
  </>
);
