import { resources } from '@flightline/backend/contract';
import { Button, Stack, Title } from '@mantine/core';
import { IconPlane, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { EmptyState } from '../../components/empty-state.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Can } from '../../lib/can.tsx';
import { useResources } from '../../lib/school-api.ts';
import { KIND_ORDER, KINDS } from './kinds.ts';
import { ResourceDialog } from './resource-dialog.tsx';
import { ResourceRow } from './resource-row.tsx';
import classes from './resources.module.css';

type Open = { resource: resources.Resource | undefined } | null;

/** `/resources`: aircraft, simulators and rooms. */
export function Component() {
  const [open, setOpen] = useState<Open>(null);
  const add = (
    <Can call={resources.createResource}>
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen({ resource: undefined })}>
        Add
      </Button>
    </Can>
  );
  return (
    <>
      <PageHeader title="Resources" description="Aircraft, simulators and rooms that lessons take place in." actions={add} />
      <ResourceGroups onRename={(resource) => setOpen({ resource })} />
      {open && <ResourceDialog resource={open.resource} onClose={() => setOpen(null)} />}
    </>
  );
}

function ResourceGroups({ onRename }: { onRename: (resource: resources.Resource) => void }) {
  const { data, error, refetch } = useResources();
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <ListSkeleton label="Loading resources" />;
  if (data.length === 0) {
    return (
      <EmptyState icon={IconPlane} title="Nothing here yet">
        Add the school’s aircraft, simulators and rooms, so that lessons can take place in them and never two at once.
      </EmptyState>
    );
  }
  return (
    <Stack gap="xl">
      {KIND_ORDER.map((kind) => {
        const ofKind = data.filter((resource) => resource.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={`kind-${kind}`}>
            <Title order={2} size="h3" id={`kind-${kind}`} mb="sm">
              {KINDS[kind].many}
            </Title>
            <ul className={classes['list']}>
              {ofKind.map((resource) => (
                <ResourceRow key={resource.id} resource={resource} onRename={() => onRename(resource)} />
              ))}
            </ul>
          </section>
        );
      })}
    </Stack>
  );
}
