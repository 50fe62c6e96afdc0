import { questions as contract } from '@flightline/backend/contract';
import { ActionIcon, Button, Group, Menu, Paper, Text, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconAlertCircle, IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';

import { BackButton } from '../../../components/back-link.tsx';
import { QUESTION_LOOKS } from '../../../components/questions/kinds.ts';
import { copyOf, newDraft, type QuestionDraft } from '../../../components/questions/question-draft.ts';
import { missingAnswer, questionErrors } from '../../../components/questions/question-errors.ts';
import { QuestionForm } from '../../../components/questions/question-form.tsx';
import { SortableList } from '../../../components/sortable-list.tsx';
import { UndoToast } from '../../../components/undo-toast.tsx';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { PickFromBank } from './pick-from-bank.tsx';
import classes from './quiz-editor.module.css';

type Change = (how: (questions: QuestionDraft[]) => QuestionDraft[]) => void;
type QuestionsEditorProps = { questions: QuestionDraft[]; onChange: Change };

const MOST = 1_000;

/** The questions of a quiz in a row, and the one that is being written beside them; on a phone one at a time. */
export function QuestionsEditor({ questions, onChange }: QuestionsEditorProps) {
  const isWide = useMediaQuery('(min-width: 62em)', true);
  const [selected, setSelected] = useState<string | null>(null);
  const at = questions.findIndex(({ id }) => id === selected);
  const shown = questions[at] ?? (isWide ? questions[0] : undefined);
  const add = (...added: QuestionDraft[]) => {
    onChange((now) => [...now, ...added]);
    setSelected(added[0]?.id ?? null);
  };
  const remove = (question: QuestionDraft) => {
    const place = questions.findIndex(({ id }) => id === question.id);
    const rest = questions.filter(({ id }) => id !== question.id);
    onChange((now) => now.filter(({ id }) => id !== question.id));
    setSelected(rest[Math.min(place, rest.length - 1)]?.id ?? null);
    const toast = notifications.show({
      autoClose: 8_000,
      message: (
        <UndoToast
          what={`Question ${place + 1} is taken out.`}
          onUndo={() => {
            notifications.hide(toast);
            onChange((now) => backAt(now, question, rest[place]?.id));
            setSelected(question.id);
          }}
        />
      ),
    });
  };
  useShortcuts('Quiz', [{ key: 'a', label: 'Add a single choice question', run: () => add(newDraft('SINGLE')) }]);

  const list = (
    <div>
      <QuestionList questions={questions} current={shown?.id} onSelect={setSelected} onChange={onChange} />
      <Total questions={questions} />
      <AddMenu isFull={questions.length >= MOST} onAdd={add} taken={questions} />
    </div>
  );
  if (!isWide && !shown) return list;
  return (
    <div className={classes['columns']}>
      {isWide && list}
      {shown ? (
        <Paper withBorder radius="lg" p={{ base: 'md', sm: 'lg' }} bg="var(--fl-card)" component="section" aria-label="The question">
          {!isWide && <BackButton onClick={() => setSelected(null)}>All questions</BackButton>}
          <Group justify="flex-end" gap={4} mb={-8}>
            <Act
              label="Duplicate"
              icon={<IconCopy size={18} aria-hidden />}
              run={() => {
                const copy = copyOf(shown);
                onChange((now) => now.toSpliced(now.findIndex(({ id }) => id === shown.id) + 1, 0, copy));
                setSelected(copy.id);
              }}
            />
            <Act label="Take out" icon={<IconTrash size={18} aria-hidden />} run={() => remove(shown)} />
          </Group>
          <WrittenQuestion
            key={shown.id}
            question={shown}
            onChange={(changed) => onChange((now) => now.map((each) => (each.id === shown.id ? changed : each)))}
          />
        </Paper>
      ) : (
        <Text c="dimmed">No question yet. Add the first one, or take some from the bank.</Text>
      )}
    </div>
  );
}

/** A question that was taken out, back before its old neighbour in the list as it is now; last where that is gone too. */
function backAt(now: QuestionDraft[], question: QuestionDraft, before: string | undefined): QuestionDraft[] {
  if (now.some(({ id }) => id === question.id)) return now;
  const at = now.findIndex(({ id }) => id === before);
  return now.toSpliced(at === -1 ? now.length : at, 0, question);
}

const inOrder = (now: QuestionDraft[], rows: readonly { key: string }[]): QuestionDraft[] =>
  now.toSorted((a, b) => rows.findIndex(({ key }) => key === a.id) - rows.findIndex(({ key }) => key === b.id));

const Act = ({ label, icon, run }: { label: string; icon: React.ReactNode; run: () => void }) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={run}>
      {icon}
    </ActionIcon>
  </Tooltip>
);

/** What is wrong is said once something was written: an empty question is no mistake yet. */
function WrittenQuestion({ question, onChange }: { question: QuestionDraft; onChange: (question: QuestionDraft) => void }) {
  const [isTouched, setTouched] = useState(question.prompt !== '');
  const errors = isTouched ? questionErrors(question) : {};
  const missing = isTouched && Object.keys(errors).length === 0 ? missingAnswer(question) : null;
  return (
    <div onBlur={() => setTouched(true)}>
      <QuestionForm draft={question} errors={errors} onChange={onChange} />
      {missing && (
        <Text size="sm" c="var(--fl-requested-fg)" mt="sm" role="status">
          {missing}: the course cannot be published like this.
        </Text>
      )}
    </div>
  );
}

type QuestionListProps = QuestionsEditorProps & { current: string | undefined; onSelect: (id: string) => void };

function QuestionList({ questions, current, onSelect, onChange }: QuestionListProps) {
  const rows = questions.map((question) => ({ key: question.id, question }));
  return (
    <SortableList
      rows={rows}
      label="Questions"
      nameOf={(_, at) => `question ${at + 1}`}
      onReorder={(next) => onChange((now) => inOrder(now, next))}
    >
      {({ question }, at, handle) => {
        const { icon: Icon, label } = QUESTION_LOOKS[question.kind];
        const isGap = Object.keys(questionErrors(question)).length > 0 || missingAnswer(question) !== null;
        return (
          <div className={classes['item']} data-current={question.id === current || undefined}>
            {handle}
            <button
              type="button"
              className={classes['pick']}
              aria-current={question.id === current ? 'true' : undefined}
              onClick={() => onSelect(question.id)}
            >
              <Icon size={18} role="img" aria-label={label} className={classes['kind']} />
              <span className={classes['prompt']}>
                {at + 1}. {question.prompt.trim() || 'No question yet'}
              </span>
              {isGap && <IconAlertCircle size={18} role="img" aria-label="Not whole yet" className={classes['gap']} />}
              <span className={classes['points']}>{question.points ?? '?'} p</span>
            </button>
          </div>
        );
      }}
    </SortableList>
  );
}

const Total = ({ questions }: { questions: QuestionDraft[] }) => {
  if (questions.length === 0) return null;
  const hundredths = questions.reduce((sum, { points }) => sum + Math.round((points ?? 0) * 100), 0);
  return (
    <Text size="sm" c={hundredths === 0 ? 'var(--fl-requested-fg)' : 'dimmed'} mt="xs" className="fl-numbers">
      {hundredths === 0 ? 'No question is worth any points yet' : `${hundredths / 100} points in all`}
    </Text>
  );
};

type AddMenuProps = { isFull: boolean; onAdd: (...questions: QuestionDraft[]) => void; taken: QuestionDraft[] };

function AddMenu({ isFull, onAdd, taken }: AddMenuProps) {
  return (
    <Group mt="sm" gap="sm">
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" disabled={isFull} leftSection={<IconPlus size={18} aria-hidden />}>
            Add a question
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {contract.QUESTION_KINDS.map((kind) => {
            const { label, hint, icon: Icon } = QUESTION_LOOKS[kind];
            return (
              <Menu.Item key={kind} leftSection={<Icon size={18} aria-hidden />} onClick={() => onAdd(newDraft(kind))}>
                {label}
                <Text size="xs" c="dimmed">
                  {hint}
                </Text>
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <PickFromBank taken={taken.map(({ id }) => id)} onPick={onAdd} />
    </Group>
  );
}
