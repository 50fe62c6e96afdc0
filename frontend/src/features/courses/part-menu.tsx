import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import {
  IconArchive,
  IconArrowDown,
  IconArrowUp,
  IconCalendarDue,
  IconDotsVertical,
  IconEye,
  IconFileImport,
  IconPencil,
} from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { AssignLessonDialog } from '../../components/assign-lesson-dialog.tsx';
import { ImportQuizDialog } from '../../components/exchange/import-quiz-dialog.tsx';
import { UndoToast } from '../../components/undo-toast.tsx';
import { explainError } from '../../lib/explain-error.ts';
import { type PartKind, useArchivePart, useRestorePart } from './api.ts';
import type { Step } from './course-order.ts';
import { RenameDialog } from './rename-dialog.tsx';

type Part = { id: string; title: string; version: number };
type PartMenuProps = { kind: PartKind; part: Part; onStep: (id: string, by: Step) => void };

/** What can be done with a module or a lesson. */
export function PartMenu({ kind, part, onStep }: PartMenuProps) {
  const [isRenaming, renaming] = useDisclosure(false);
  const [isGiving, giving] = useDisclosure(false);
  const [isImporting, importing] = useDisclosure(false);
  const archive = useArchiveWithUndo(kind);
  return (
    <>
      {isRenaming && <RenameDialog kind={kind} part={part} onClose={renaming.close} />}
      {isGiving && <AssignLessonDialog lesson={part} onClose={giving.close} />}
      {isImporting && <ImportQuizDialog module={part} onClose={importing.close} />}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More about ${part.title}`}>
            <IconDotsVertical size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {kind === 'lesson' && (
            <Menu.Item component={Link} to={`/lessons/${part.id}`} leftSection={<IconEye size={16} aria-hidden />}>
              See it
            </Menu.Item>
          )}
          {kind === 'lesson' ? (
            <Menu.Item leftSection={<IconCalendarDue size={16} aria-hidden />} onClick={giving.open}>
              Give to students
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconFileImport size={16} aria-hidden />} onClick={importing.open}>
              Import questions
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={renaming.open}>
            Rename
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowUp size={16} aria-hidden />} onClick={() => onStep(part.id, -1)}>
            Move up
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowDown size={16} aria-hidden />} onClick={() => onStep(part.id, 1)}>
            Move down
          </Menu.Item>
          <Menu.Item leftSection={<IconArchive size={16} aria-hidden />} onClick={() => archive(part)}>
            Archive
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** Takes a part out at once; a toast brings it back. */
function useArchiveWithUndo(kind: PartKind) {
  const archive = useArchivePart();
  const restore = useRestorePart();
  const failed = (error: Error) => {
    const { title, advice } = explainError(error);
    notifications.show({ color: 'red', title, message: advice, autoClose: 8_000 });
  };
  return (part: Part) =>
    archive.mutate(
      { kind, part },
      {
        onSuccess: () => {
          const toast = notifications.show({
            autoClose: 8_000,
            message: (
              <UndoToast
                what={`“${part.title}” is archived.`}
                onUndo={() => {
                  notifications.hide(toast);
                  restore.mutate({ kind, id: part.id }, { onError: failed });
                }}
              />
            ),
          });
        },
        onError: failed,
      },
    );
}
