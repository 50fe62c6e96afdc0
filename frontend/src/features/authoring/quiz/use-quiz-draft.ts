import { courses } from '@flightline/backend/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import { call } from '../../../lib/api-client.ts';
import { lessonQuery } from '../../../lib/learning-api.ts';
import { useAutosave } from '../use-autosave.ts';
import { fromLesson, isAuthorsQuiz, type QuizDraft, quizShape, sameQuiz, sendableQuiz, toQuiz } from './quiz-draft.ts';
import { mergeQuizzes, type QuizClash } from './quiz-merge.ts';

type AuthorsLesson = Parameters<typeof fromLesson>[0];

/** The changes as the contract takes them; throws where it would not, which `sendableQuiz` keeps from happening. */
const bodyOf = (draft: QuizDraft) => courses.updateLesson.body.parse({ title: draft.title, content: draft.content, quiz: toQuiz(draft) });

/** The draft of a quiz. */
export function useQuizDraft(lesson: AuthorsLesson) {
  const queryClient = useQueryClient();
  const { id } = lesson;
  return useAutosave<QuizDraft, QuizClash>({
    name: `quiz.${id}`,
    shape: quizShape,
    saved: useMemo(() => fromLesson(lesson), [lesson]),
    same: sameQuiz,
    sendable: sendableQuiz,
    merge: mergeQuizzes,
    load: async () => {
      const found = await call(courses.getLesson, { params: { id } });
      if (!isAuthorsQuiz(found)) throw new Error('The lesson is no quiz any more');
      return fromLesson(found);
    },
    save: async (draft, base) => {
      const saved = await call(courses.updateLesson, { params: { id }, body: bodyOf(draft) }, { ifMatch: base.version });
      queryClient.setQueryData(lessonQuery(id).queryKey, saved);
      return saved;
    },
  });
}

export type QuizAutosave = ReturnType<typeof useQuizDraft>;
