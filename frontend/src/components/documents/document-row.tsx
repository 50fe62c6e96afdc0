import type { eligibility } from '@flightline/backend/contract';
import { Button, Group, Text } from '@mantine/core';

import { useSchoolTime } from '../../lib/use-school-time.ts';
import { Look } from '../status-badge.tsx';
import { DOCUMENT_KINDS } from './document-kinds.ts';
import classes from './documents.module.css';
import { validityLook, validityWords } from './validity.ts';

type DocumentRowProps = {
  document: eligibility.PersonDocument;
  isBusy: boolean;
  onEdit: () => void;
  onArchive: () => void;
  onRestore: () => void;
};

/** One document: what it is, how it stands today, and what may be done with it. */
export function DocumentRow({ document, isBusy, onEdit, onArchive, onRestore }: DocumentRowProps) {
  const { today } = useSchoolTime();
  const { kind, title, number, aircraftType, can } = document;
  const about = [DOCUMENT_KINDS[kind].label, aircraftType, number && `no. ${number}`].filter(Boolean).join(' · ');
  return (
    <li className={classes['row']}>
      <div className={classes['what']}>
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed">
          {about}
        </Text>
        <Text size="sm">{validityWords(document)}</Text>
      </div>
      {document.archivedAt === null && <Look look={validityLook(document, today)} />}
      {Object.values(can).includes(true) && (
        <Group gap={4}>
          {can.update && (
            <Button size="xs" variant="default" onClick={onEdit} aria-label={`Edit ${title}`}>
              Edit
            </Button>
          )}
          {can.archive && (
            <Button size="xs" variant="subtle" loading={isBusy} onClick={onArchive} aria-label={`Archive ${title}`}>
              Archive
            </Button>
          )}
          {can.restore && (
            <Button size="xs" variant="default" loading={isBusy} onClick={onRestore} aria-label={`Restore ${title}`}>
              Restore
            </Button>
          )}
        </Group>
      )}
    </li>
  );
}
