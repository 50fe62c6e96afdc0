import type { courses } from '@flightline/backend/contract';
import { Text } from '@mantine/core';

import { Markdown } from '../../components/markdown/markdown.tsx';
import classes from './lessons.module.css';

/** A text, set to be read: short lines, large letters. */
export const TextLesson = ({ lesson }: { lesson: courses.Lesson }) => (
  <article className={classes['article']}>
    {lesson.content.trim() === '' ? <Text c="dimmed">This lesson has no text yet.</Text> : <Markdown>{lesson.content}</Markdown>}
  </article>
);
