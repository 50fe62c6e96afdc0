import { Button, Skeleton } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { Link } from 'react-router-dom';

import { PageHeader } from '../../components/page-header.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useSettings } from './api.ts';
import { LessonTypes } from './lesson-types.tsx';
import { SettingsForm } from './settings-form.tsx';

/** `/settings`: what the school decides for itself. */
export function Component() {
  const { data: settings, error, refetch } = useSettings();
  return (
    <>
      <PageHeader
        title="Settings"
        description="What holds for the whole school. Every change is in the audit log."
        actions={
          <Button component={Link} to="/settings/rules" variant="default" leftSection={<IconShieldCheck size={18} aria-hidden />}>
            Rules for lessons
          </Button>
        }
      />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!settings && !error && <Skeleton h={320} maw={720} aria-busy aria-label="Loading" role="status" />}
      {settings && <SettingsForm key={settings.version} settings={settings} />}
      <LessonTypes />
    </>
  );
}
