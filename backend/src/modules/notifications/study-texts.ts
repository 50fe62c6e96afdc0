import type { MessageText } from './message-texts.ts';
import { instantInWords } from './time-words.ts';

/** What a student was given to study, and until when. */
export type StudyFacts = { lessonId: string; title: string; courseTitle: string; dueAt: Date | null };

type Words = { named: string; until: string | null };

const STUDY_TEXTS = {
  'lesson.assigned': ({ named, until }) => ({
    title: 'A lesson to study',
    body: `You are given ${named} to study${until === null ? '' : `, until ${until}`}.`,
  }),
  'lesson.due_soon': ({ named, until }) => ({
    title: 'Due soon',
    body: `${named} is due${until === null ? '' : ` on ${until}`}.`,
  }),
  'lesson.overdue': ({ named, until }) => ({
    title: 'Overdue',
    body: `${named} was due${until === null ? '' : ` on ${until}`} and is not completed.`,
  }),
} as const satisfies Record<string, (words: Words) => Omit<MessageText, 'link'>>;

export type StudyTopic = keyof typeof STUDY_TEXTS;

/** Whether a topic is about something to study. */
export const isStudyTopic = (topic: string): topic is StudyTopic => Object.hasOwn(STUDY_TEXTS, topic);

/** What a student is told of something to study, its date in the school's zone. */
export function studyText(
  topic: StudyTopic,
  { lessonId, title, courseTitle, dueAt }: StudyFacts,
  { timeZone }: { timeZone: string },
): MessageText {
  const words = { named: `“${title}” of “${courseTitle}”`, until: dueAt && instantInWords(dueAt, timeZone) };
  return { ...STUDY_TEXTS[topic](words), link: `/lessons/${lessonId}` };
}
