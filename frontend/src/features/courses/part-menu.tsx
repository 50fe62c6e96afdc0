import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconArchive, IconArrowDown, IconArrowUp, IconDotsVertical, IconEye, IconPencil } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

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
  const archive = useArchiveWithUndo(kind);
  return (
    <>
      {isRenaming && <RenameDialog kind={kind} part={part} onClose={renaming.close} />}
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
