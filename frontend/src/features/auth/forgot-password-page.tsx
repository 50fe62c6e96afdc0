import { identity } from '@flightline/backend/contract';
import { Alert, Anchor, Button, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router-dom';

import { AuthLayout } from '../../components/auth-layout.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { call } from '../../lib/api-client.ts';
import { contractErrors } from '../../lib/form-errors.ts';
import { SchoolField } from './school-field.tsx';
import { useChosenSchool } from './use-chosen-school.ts';

/** `/forgot-password?school=alpha`: asks for a one-time link by mail. What is said never tells whether there is such an account. */
export function Component() {
  const { schools, school, pick, isLoading, error, refetch } = useChosenSchool();
  return (
    <AuthLayout title="Forgot your password?">
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isLoading && <Skeleton h={240} aria-busy aria-label="Loading schools" role="status" />}
      {school && (
        <Stack>
          <SchoolField schools={schools} school={school} onPick={pick} />
          <RequestForm key={school.id} school={school} />
          <Anchor component={Link} to={`/sign-in?school=${school.slug}`} size="sm">
            Back to sign in
          </Anchor>
        </Stack>
      )}
    </AuthLayout>
  );
}

function RequestForm({ school }: { school: identity.School }) {
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const body = { tenantId: school.id, email };
  const errors = contractErrors(identity.requestPasswordReset.body, body);
  const request = useMutation({ mutationFn: () => call(identity.requestPasswordReset, { body }), meta: { shownInPlace: true } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length === 0) request.mutate();
  };
  if (request.isSuccess) return <Asked email={email.trim()} school={school} />;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          inputMode="email"
          value={email}
          error={tried && errors['email']}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {request.error && <ProblemAlert error={request.error} />}
        <Button type="submit" loading={request.isPending} fullWidth>
          Send me a link
        </Button>
      </Stack>
    </form>
  );
}

const Asked = ({ email, school }: { email: string; school: identity.School }) => (
  <Alert color="blue" title="Look at your mail" role="status">
    <Text size="sm">
      If {email} has an account at {school.name}, a link is on its way to it. It sets a new password, once, within an hour. Nothing came?
      Look among the unwanted mail, or ask an administrator of the school.
    </Text>
  </Alert>
);
