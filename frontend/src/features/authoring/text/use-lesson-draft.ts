import { courses } from '@flightline/backend/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import * as z from 'zod';

import { call } from '../../../lib/api-client.ts';
import { browserStorage } from '../../../lib/browser-storage.ts';
import { lessonQuery } from '../../../lib/learning-api.ts';
import { useSignedIn } from '../../../lib/use-session.ts';
import { createLessonDraft } from './lesson-draft.ts';

const words = z.object({ title: z.string(), content: z.string() });
const leftShape = z.object({ words, base: words.extend({ version: z.int() }) });

function readLeft(name: string): z.infer<typeof leftShape> | null {
  try {
    return leftShape.safeParse(JSON.parse(browserStorage.read(name) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

/** The draft of a text lesson, followed by the page; what was typed outlives the page, the tab and the session. */
export function useLessonDraft(lesson: courses.Lesson) {
  const queryClient = useQueryClient();
  const { user } = useSignedIn();
  const { id } = lesson;
  const [draft] = useState(() => {
    const name = `lesson-draft.${user.id}.${id}`;
    return createLessonDraft({
      saved: lesson,
      left: readLeft(name),
      load: () => call(courses.getLesson, { params: { id } }),
      save: async (body, version) => {
        const saved = await call(courses.updateLesson, { params: { id }, body }, { ifMatch: version });
        queryClient.setQueryData(lessonQuery(id).queryKey, saved);
        return saved;
      },
      keep: (left) => (left ? browserStorage.write(name, JSON.stringify(left)) : browserStorage.remove(name)),
    });
  });

  useEffect(() => draft.seen(lesson), [draft, lesson]);
  useEffect(() => {
    const flush = () => void draft.flush();
    const onHidden = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', onHidden);
      draft.close();
    };
  }, [draft]);
  return { draft, state: useSyncExternalStore(draft.subscribe, draft.get) };
}
