import { courses } from '@flightline/backend/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import { call } from '../../../lib/api-client.ts';
import { lessonQuery } from '../../../lib/learning-api.ts';
import type { Versioned } from '../autosave.ts';
import { useAutosave } from '../use-autosave.ts';
import { mergeWords, sameWords, sendableWords, type TextClash, type Words, wordsShape } from './words.ts';

const versioned = ({ title, content, version }: courses.Lesson): Versioned<Words> => ({ value: { title, content }, version });

/** The draft of a text lesson. */
export function useLessonDraft(lesson: courses.Lesson) {
  const queryClient = useQueryClient();
  const { id } = lesson;
  return useAutosave<Words, TextClash>({
    name: `lesson.${id}`,
    shape: wordsShape,
    saved: useMemo(() => versioned(lesson), [lesson]),
    same: sameWords,
    sendable: sendableWords,
    merge: mergeWords,
    load: async () => versioned(await call(courses.getLesson, { params: { id } })),
    save: async ({ title, content }, base) => {
      const body = { ...(title !== base.value.title && { title }), ...(content !== base.value.content && { content }) };
      const saved = await call(courses.updateLesson, { params: { id }, body }, { ifMatch: base.version });
      queryClient.setQueryData(lessonQuery(id).queryKey, saved);
      return saved;
    },
  });
}
