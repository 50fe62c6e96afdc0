import type { identity } from '@flightline/backend/contract';
import { Anchor, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router-dom';

import { AuthLayout } from '../../components/auth-layout.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RegisterForm } from './register-form.tsx';
import { Registered } from './registered.tsx';
import { SchoolField } from './school-field.tsx';
import { useChosenSchool } from './use-chosen-school.ts';

/** `/register?school=alpha`: a student makes an account, which an admin of the school then lets in. */
export function Component() {
  const { schools, school, pick, isLoading, error, refetch } = useChosenSchool();
  const [registered, setRegistered] = useState<identity.User>();

  if (registered && school) return <Registered user={registered} school={school} />;
  return (
    <AuthLayout title="Register as a student">
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isLoading && <Skeleton h={320} aria-busy aria-label="Loading schools" role="status" />}
      {school && (
        <Stack>
          <SchoolField schools={schools} school={school} onPick={pick} />
          <RegisterForm school={school} onRegistered={setRegistered} />
          <Text size="sm" c="dimmed">
            Registered already?{' '}
            <Anchor component={Link} to={`/sign-in?school=${school.slug}`} underline="always">
              Sign in
            </Anchor>
          </Text>
        </Stack>
      )}
    </AuthLayout>
  );
}
