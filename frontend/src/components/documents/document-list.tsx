import type { eligibility } from '@flightline/backend/contract';
import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';

import { useArchiveDocument, useDocuments, useRestoreDocument } from '../../lib/documents-api.ts';
import { ListSkeleton } from '../list-skeleton.tsx';
import { ProblemAlert } from '../problem-alert.tsx';
import { UndoToast } from '../undo-toast.tsx';
import { DocumentDialog } from './document-dialog.tsx';
import { DocumentRow } from './document-row.tsx';
import classes from './documents.module.css';

/** What `open` stands for: a document to correct, a new one, or no dialog. */
type Open = eligibility.PersonDocument | 'new' | null;

/** A person's documents, with what the caller may do about them. */
export function DocumentList({ userId, empty }: { userId: string; empty: string }) {
  const [open, setOpen] = useState<Open>(null);
  const [showsArchive, setShowsArchive] = useState(false);
  const { data, error, refetch } = useDocuments(userId);
  if (!data)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={2} label="Loading documents" />;
  const mayWrite = data.can.create;
  return (
    <Stack gap="sm">
      {data.items.length === 0 ? <Text c="dimmed">{empty}</Text> : <Rows items={soonestFirst(data.items)} onEdit={setOpen} />}
      {mayWrite && (
        <Group gap="xs">
          <Button variant="default" onClick={() => setOpen('new')}>
            Add a document
          </Button>
          <Button variant="subtle" aria-expanded={showsArchive} onClick={() => setShowsArchive(!showsArchive)}>
            {showsArchive ? 'Hide the archive' : 'Show the archive'}
          </Button>
        </Group>
      )}
      {showsArchive && <Archive userId={userId} />}
      {open && <DocumentDialog userId={userId} document={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

/** What lapses first stands first; what never does, last. */
const soonestFirst = (items: readonly eligibility.PersonDocument[]) =>
  items.toSorted((a, b) => (a.validUntil ?? '9999').localeCompare(b.validUntil ?? '9999') || a.title.localeCompare(b.title));

type RowsProps = { items: readonly eligibility.PersonDocument[]; onEdit: (document: eligibility.PersonDocument) => void };

/** Archiving can be undone, so it does not ask. */
function Rows({ items, onEdit }: RowsProps) {
  const archive = useArchiveDocument();
  const restore = useRestoreDocument();
  const busy = archive.isPending ? archive.variables.id : restore.isPending ? restore.variables.id : undefined;
  const error = archive.error ?? restore.error;
  const archiveWithUndo = (document: eligibility.PersonDocument) =>
    archive.mutate(document, {
      onSuccess: (archived) => {
        const id = `document-${archived.id}`;
        const undo = () => {
          notifications.hide(id);
          restore.mutate(archived);
        };
        notifications.show({ id, autoClose: 10_000, message: <UndoToast what={`${archived.title} is archived.`} onUndo={undo} /> });
      },
    });
  return (
    <>
      <ul className={classes['list']}>
        {items.map((document) => (
          <DocumentRow
            key={document.id}
            document={document}
            isBusy={busy === document.id}
            onEdit={() => onEdit(document)}
            onArchive={() => archiveWithUndo(document)}
            onRestore={() => restore.mutate(document)}
          />
        ))}
      </ul>
      {error && <ProblemAlert error={error} />}
    </>
  );
}

function Archive({ userId }: { userId: string }) {
  const { data, error, refetch } = useDocuments(userId, { archived: true });
  if (!data)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={1} label="Loading the archive" />;
  if (data.items.length === 0) return <Text c="dimmed">The archive is empty.</Text>;
  return <Rows items={data.items} onEdit={() => undefined} />;
}
