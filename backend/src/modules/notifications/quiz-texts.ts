import * as z from 'zod';

import type { MessageText } from './message-texts.ts';

/** What a message about a regraded attempt carries; percentages before and after. */
const regradedPayload = z.object({
  attemptId: z.uuid(),
  title: z.string(),
  attempts: z.int(),
  before: z.number(),
  after: z.number(),
  passed: z.boolean(),
  completion: z.enum(['GAINS', 'LOSES']).nullable(),
});
type Regraded = z.output<typeof regradedPayload>;

const COMPLETION = {
  GAINS: ' The lesson is completed with it.',
  LOSES: ' The lesson is open again: please take the quiz once more.',
} as const;

const percent = (value: number) => `${value}\u00A0%`;

function regradedText({ attemptId, title, attempts, before, after, passed, completion }: Regraded): MessageText {
  const others = attempts === 1 ? '' : attempts === 2 ? ' So was an earlier one.' : ` So were ${attempts - 1} earlier ones.`;
  const change = before === after ? `It is ${percent(after)}, as before` : `It was ${percent(before)} and is ${percent(after)} now`;
  const end = completion === null ? '' : COMPLETION[completion];
  return {
    title: 'Your quiz was judged anew',
    body: `Your attempt at “${title}” was judged anew. ${change}: ${passed ? 'passed' : 'not passed'}.${others}${end}`,
    link: `/attempts/${attemptId}`,
  };
}

const issuedPayload = z.object({ courseId: z.uuid(), courseTitle: z.string() });

const issuedText = ({ courseId, courseTitle }: z.output<typeof issuedPayload>): MessageText => ({
  title: 'Course completed',
  body: `You completed “${courseTitle}”. Your certificate is ready to print, and anyone can verify it.`,
  link: `/courses/${courseId}`,
});

/** What a student is told of a quiz or a certificate; undefined for other topics, and for what lacks what the words need. */
export function quizText({ topic, payload }: { topic: string; payload: unknown }): MessageText | undefined {
  if (topic === 'certificate.issued') {
    const { data } = issuedPayload.safeParse(payload);
    return data && issuedText(data);
  }
  const { data } = topic === 'quiz.regraded' ? regradedPayload.safeParse(payload) : {};
  return data && regradedText(data);
}
