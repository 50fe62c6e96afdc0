import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { EmptyState } from '../components/empty-state.tsx';
import { PageHeader } from '../components/page-header.tsx';

/** An address where nothing is. */
export const NotFoundPage = () => (
  <>
    <PageHeader title="Page not found" />
    <EmptyState
      icon={IconMapOff}
      title="There is nothing at this address"
      action={
        <Button component={Link} to="/" mt="sm">
          Go to my start page
        </Button>
      }
    >
      The link may be old or mistyped.
    </EmptyState>
  </>
);
