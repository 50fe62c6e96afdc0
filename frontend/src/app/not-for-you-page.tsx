import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { EmptyState } from '../components/empty-state.tsx';
import { PageHeader } from '../components/page-header.tsx';

/** A page of another role. */
export const NotForYouPage = () => (
  <>
    <PageHeader title="Not your page" />
    <EmptyState
      icon={IconLock}
      title="Your role cannot open this page"
      action={
        <Button component={Link} to="/" mt="sm">
          Go to my start page
        </Button>
      }
    >
      If you think it should, ask an administrator of your school.
    </EmptyState>
  </>
);
