import type { identity } from '@flightline/backend/contract';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';

import { SignInProblem } from './sign-in-problem.tsx';
import { useSignIn } from './use-sign-in.ts';

const required = (what: string) => (value: string) => (value.trim() === '' ? `Enter your ${what}` : null);

/** E-mail and password for a school. What was typed stays when the server refuses it. */
export function SignInForm({ school }: { school: identity.School }) {
  const signIn = useSignIn();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: { email: required('e-mail'), password: required('password') },
  });

  const submit = form.onSubmit(
    ({ email, password }) => signIn.mutate({ tenantId: school.id, email: email.trim(), password }),
    (errors) => form.getInputNode(Object.keys(errors)[0] ?? 'email')?.focus(),
  );

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          inputMode="email"
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        {signIn.error && <SignInProblem error={signIn.error} school={school} />}
        <Button type="submit" loading={signIn.isPending} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
