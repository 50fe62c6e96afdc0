import type { identity } from '@flightline/backend/contract';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';

import { isProblem } from '../../lib/api-error.ts';
import { CodeStep } from './code-step.tsx';
import { SignInProblem } from './sign-in-problem.tsx';
import { useSignIn } from './use-sign-in.ts';

const required = (what: string) => (value: string) => (value.trim() === '' ? `Enter your ${what}` : null);

/** E-mail and password for a school, and a code where the account has a second factor. What was typed stays when the server refuses it. */
export function SignInForm({ school }: { school: identity.School }) {
  const signIn = useSignIn();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: { email: required('e-mail'), password: required('password') },
  });

  const [asksForCode, setAsksForCode] = useState(false);
  const send = ({ email, password }: typeof form.values, code?: string) =>
    signIn.mutate(
      { tenantId: school.id, email: email.trim(), password, ...(code !== undefined && { code }) },
      { onError: (error) => isProblem(error, 'SECOND_FACTOR_REQUIRED') && setAsksForCode(true) },
    );
  const submit = form.onSubmit(
    (values) => send(values),
    (errors) => form.getInputNode(Object.keys(errors)[0] ?? 'email')?.focus(),
  );

  const back = () => {
    setAsksForCode(false);
    signIn.reset();
  };
  if (asksForCode) {
    return <CodeStep error={signIn.error} isPending={signIn.isPending} onCode={(code) => send(form.getValues(), code)} onBack={back} />;
  }
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
