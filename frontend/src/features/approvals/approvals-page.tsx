import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router-dom';

import { PageHeader } from '../../components/page-header.tsx';
import { useApprovals } from './api.ts';
import { AssignAllButton } from './assign-all-dialog.tsx';
import { ApprovalQueue } from './approval-queue.tsx';
import classes from './approvals.module.css';
import { TodayLessons } from './today-lessons.tsx';

/** `/approvals?tab=unassigned`: what waits for an admin, and today's lessons beside it. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab') === 'unassigned' ? 'unassigned' : 'requests';
  const requests = useApprovals('REQUESTED').data?.pages[0]?.total;
  const unassigned = useApprovals('APPROVED').data?.pages[0]?.total;
  return (
    <>
      <PageHeader
        title="Approvals"
        description="Oldest first, escalated on top."
        actions={<AssignAllButton waiting={(requests ?? 0) + (unassigned ?? 0)} />}
      />
      <div className={classes['layout']}>
        <Tabs value={tab} onChange={(value) => setSearch(value === 'unassigned' ? { tab: value } : {})} keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="requests">Requests{count(requests)}</Tabs.Tab>
            <Tabs.Tab value="unassigned">Needs an instructor{count(unassigned)}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value={tab}>
            <ApprovalQueue key={tab} status={tab === 'requests' ? 'REQUESTED' : 'APPROVED'} />
          </Tabs.Panel>
        </Tabs>
        <TodayLessons />
      </div>
    </>
  );
}

const count = (total: number | undefined) => (total === undefined ? '' : ` (${total})`);
