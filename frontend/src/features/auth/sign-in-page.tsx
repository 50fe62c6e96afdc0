import { Anchor, Skeleton, Stack, Text } from '@mantine/core';
import { Link, Navigate, useSearchParams } from 'react-router-dom';

import { AuthLayout } from '../../components/auth-layout.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { safeNext } from '../../lib/next-path.ts';
import { useSession } from '../../lib/use-session.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { SchoolField } from './school-field.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useChosenSchool } from './use-chosen-school.ts';

/** `/sign-in?school=alpha&next=/week`: school, e-mail, password, and back to where one wanted to go. */
export function Component() {
  const session = useSession();
  const [search] = useSearchParams();
  const { schools, school, pick, demo, isLoading, error, refetch } = useChosenSchool();

  if (session.status === 'signed-in') return <Navigate to={safeNext(search.get('next')) ?? '/'} replace />;
  return (
    <AuthLayout title="Sign in" below={demo && school && <DemoAccounts school={school} />}>
      {session.status === 'signed-out' && session.because === 'expired' && (
        <Text size="sm" mb="md" role="status">
          Your session has ended. Sign in to go on; what you typed is kept.
        </Text>
      )}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isLoading && <Skeleton h={280} aria-busy aria-label="Loading schools" role="status" />}
      {school && (
        <Stack>
          <SchoolField schools={schools} school={school} onPick={pick} />
          <SignInForm key={school.id} school={school} />
          <PasskeyButton school={school} />
          <Anchor component={Link} to={`/forgot-password?school=${school.slug}`} size="sm">
            Forgot your password?
          </Anchor>
          <Text size="sm" c="dimmed">
            New here?{' '}
            <Anchor component={Link} to={`/register?school=${school.slug}`} underline="always">
              Register as a student
            </Anchor>
          </Text>
        </Stack>
      )}
    </AuthLayout>
  );
}
