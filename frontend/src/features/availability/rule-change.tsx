import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useState } from 'react';

import { UndoToast } from '../../components/undo-toast.tsx';
import { refreshSchedule } from '../../lib/bookings-api.ts';
import { type Answer, askFirst, carryOut, type Preview, type Question, takeBack } from './api.ts';
import { LessonsDialog } from './lessons-dialog.tsx';

export type RuleChange = {
  question: Question;
  /** What to say once it is done. */
  done: (answer: Answer) => string;
};

type Asked = { preview: Preview; answer: (goOn: boolean) => void };

type Changing = { instructorId: string; confirm: (preview: Preview) => Promise<boolean> };

const ChangingContext = createContext<Changing | undefined>(undefined);

/** Everything inside changes the rules of one instructor, and shows first which lessons that would leave outside. */
export function RuleChanges({ instructorId, children }: { instructorId: string; children: ReactNode }) {
  const [asked, setAsked] = useState<Asked>();
  const confirm = (preview: Preview) => new Promise<boolean>((answer) => setAsked({ preview, answer }));
  const answer = (goOn: boolean) => {
    asked?.answer(goOn);
    setAsked(undefined);
  };
  return (
    <ChangingContext value={{ instructorId, confirm }}>
      {children}
      {asked && <LessonsDialog preview={asked.preview} onAnswer={answer} />}
    </ChangingContext>
  );
}

/**
 * Changes rules: asks the server which lessons would lie outside, then the person where there are any, and does it. The toast
 * takes it back. `shownInPlace` where a form shows the error itself.
 */
export function useRuleChange({ shownInPlace }: { shownInPlace: boolean }) {
  const changing = useContext(ChangingContext);
  if (!changing) throw new Error('Rules change within RuleChanges');
  const { instructorId, confirm } = changing;
  const queryClient = useQueryClient();
  const undo = useUndo(instructorId);
  return useMutation({
    mutationFn: async ({ question, done }: RuleChange) => {
      const preview = await askFirst(instructorId, question);
      if (preview.total > 0 && !(await confirm(preview))) return undefined;
      const answer = await carryOut(instructorId, question);
      showDone(answer, { text: done(answer), onUndo: () => undo(answer) });
      return answer;
    },
    meta: { shownInPlace },
    // Not awaited: what a form says of its success must not wait for lists, nor be lost when they take the form away.
    onSettled: () => void refreshSchedule(queryClient),
  });
}

function useUndo(instructorId: string) {
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (answer: Answer) => takeBack(instructorId, answer),
    onSettled: () => void refreshSchedule(queryClient),
  });
  return mutate;
}

/** One at a time: the last change is the one to take back. */
const TOAST = 'rules-changed';

function showDone({ made, changed, removed }: Answer, { text, onUndo }: { text: string; onUndo: () => void }) {
  notifications.hide(TOAST);
  if (made.length + changed.length + removed.length === 0) return notifications.show({ id: TOAST, message: text });
  const takingBack = () => {
    notifications.hide(TOAST);
    onUndo();
  };
  return notifications.show({ id: TOAST, autoClose: 12_000, message: <UndoToast what={text} onUndo={takingBack} /> });
}
