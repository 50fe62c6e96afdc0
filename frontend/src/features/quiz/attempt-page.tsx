import { useEffect } from 'react';
import { useParams } from 'react-router-dom';

import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { attemptDesk } from '../../lib/attempts/attempt-desk.ts';
import { isUnsent, type KeptAttempt } from '../../lib/attempts/kept-attempt.ts';
import { useLesson } from '../../lib/learning-api.ts';
import { useSession } from '../../lib/use-session.ts';
import { useServerAttempt } from './api.ts';
import { AttemptResult } from './attempt-result.tsx';
import { AttemptView } from './attempt-view.tsx';
import { useKeptAttempt } from './use-kept-attempt.ts';

/** Who answers: whoever is signed in, or was when the server was last heard. */
function useUserId(): string {
  const session = useSession();
  if (session.status === 'signed-in') return session.user.id;
  return session.status === 'unreachable' ? (session.lastUser?.id ?? '') : '';
}

const waitsForResult = (kept: KeptAttempt | undefined) => kept !== undefined && kept.attempt.status !== 'IN_PROGRESS' && isUnsent(kept);

/** `/attempts/:id?view=all`: a quiz to answer, with or without a network; once it is handed in, its result. */
export function Component() {
  const { id = '' } = useParams();
  const userId = useUserId();
  const { kept, change } = useKeptAttempt(userId, id);
  const { error, refetch } = useServerAttempt(userId, id);
  const lesson = useLesson(kept?.attempt.lessonId ?? '', kept !== undefined).data;
  const isOver = waitsForResult(kept);
  useEffect(() => {
    // The attempt ended elsewhere or by time: its result is asked for.
    if (isOver) attemptDesk.send({ userId, id }).catch(() => undefined);
  }, [isOver, userId, id]);

  const title = lesson?.title ?? 'Quiz';
  if (kept?.result) return <AttemptResult kept={kept} result={kept.result} lesson={lesson} />;
  if (kept && !isOver) return <AttemptView kept={kept} change={change} title={title} />;
  return (
    <>
      <PageHeader title={title} />
      {error ? (
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton rows={3} height={160} label="Loading the quiz" />
      )}
    </>
  );
}
