import { Button } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import { useRouteError } from 'react-router-dom';

import { EmptyState } from '../components/empty-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { failureWords } from './failure-words.ts';

/** When one page broke or could not be fetched: the shell around it still works. */
export function PageError() {
  const { title, advice } = failureWords(useRouteError(), useNetwork().online);
  return (
    <>
      <PageHeader title={title} />
      <EmptyState
        icon={IconCloudOff}
        title="This page could not be shown"
        action={
          <Button mt="sm" onClick={() => window.location.reload()}>
            Reload
          </Button>
        }
      >
        {advice}
      </EmptyState>
    </>
  );
}
