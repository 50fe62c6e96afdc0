import { identity } from '@flightline/backend/contract';
import { Alert, Anchor, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router-dom';

import { AuthLayout } from '../../components/auth-layout.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { call } from '../../lib/api-client.ts';
import { isProblem } from '../../lib/api-error.ts';
import { fieldErrors } from '../../lib/explain-error.ts';
import { contractErrors } from '../../lib/form-errors.ts';
import { useSchools } from './use-schools.ts';

/** The secret of the link. It is taken out of the address bar, so that nobody reads it there or finds it in the history. */
function useLinkToken(): string {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const [token, setToken] = useState('');
  // By the router, since a second link may be opened in the same tab.
  if (hash !== '' && hash.slice(1) !== token) setToken(hash.slice(1));
  useEffect(() => {
    if (hash !== '') void navigate(pathname, { replace: true });
  }, [hash, pathname, navigate]);
  return token;
}

/** `/set-password#token`: an invitation, or a forgotten password. */
export function Component() {
  const token = useLinkToken();
  // A page of its own for each link: what became of an older one must not stand in its way.
  return <SetPassword key={token} token={token} />;
}

function SetPassword({ token }: { token: string }) {
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const body = { token, newPassword: password };
  const errors = contractErrors(identity.confirmPasswordReset.body, body);
  const confirm = useMutation({ mutationFn: () => call(identity.confirmPasswordReset, { body }), meta: { shownInPlace: true } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length === 0) confirm.mutate();
  };
  const fieldError = [tried && errors['newPassword'], fieldErrors(confirm.error)['newPassword']].find(Boolean);

  if (confirm.isSuccess) return <Done tenantId={identity.schoolOfLink(token)} />;
  if (token === '' || isProblem(confirm.error, 'LINK_SPENT')) return <Spent />;
  return (
    <AuthLayout title="Set your password">
      <form onSubmit={submit} noValidate>
        <Stack>
          <PasswordInput
            label="New password"
            description={`At least ${identity.PASSWORD_MIN} characters. A few words in a row are easy to remember.`}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
            value={password}
            error={fieldError}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {confirm.error && !fieldError && <ProblemAlert error={confirm.error} />}
          <Text size="sm" c="dimmed">
            You are signed out wherever you are signed in.
          </Text>
          <Button type="submit" loading={confirm.isPending} fullWidth>
            Set the password
          </Button>
        </Stack>
      </form>
    </AuthLayout>
  );
}

function Done({ tenantId }: { tenantId: string | undefined }) {
  const { data } = useSchools();
  const school = data?.items.find(({ id }) => id === tenantId);
  return (
    <AuthLayout title="Your password is set">
      <Stack role="status">
        <Text>Sign in with your e-mail and the new password.</Text>
        <Button component={Link} to={school ? `/sign-in?school=${school.slug}` : '/sign-in'}>
          Sign in
        </Button>
      </Stack>
    </AuthLayout>
  );
}

const Spent = () => (
  <AuthLayout title="This link no longer works">
    <Stack>
      <Alert color="yellow" role="alert">
        It was used already, is too old, or was not copied whole. A newer link ends older ones.
      </Alert>
      <Button component={Link} to="/forgot-password">
        Ask for a new link
      </Button>
      <Anchor component={Link} to="/sign-in" size="sm">
        Sign in
      </Anchor>
    </Stack>
  </AuthLayout>
);
