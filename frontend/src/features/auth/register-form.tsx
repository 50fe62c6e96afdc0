import { identity } from '@flightline/backend/contract';
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { call } from '../../lib/api-client.ts';
import { isProblem } from '../../lib/api-error.ts';
import { fieldErrors } from '../../lib/explain-error.ts';
import { contractErrors } from '../../lib/form-errors.ts';

type RegisterFormProps = { school: identity.School; onRegistered: (user: identity.User) => void };

const TAKEN = 'There is an account with this e-mail already. Sign in instead, or ask your school.';

/** Name, e-mail and password of a new student. */
export function RegisterForm({ school, onRegistered }: RegisterFormProps) {
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { fullName: '', email: '', password: '' },
    validate: (values) => ({
      ...contractErrors(identity.register.body, { ...values, tenantId: school.id }),
      ...(values.email.trim() === '' && { email: 'Enter your e-mail' }),
      ...(values.fullName.trim() === '' && { fullName: 'Enter your name' }),
    }),
  });
  const focusFirst = (errors: Record<string, unknown>) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus();

  const register = useMutation({
    mutationFn: ({ fullName, email, password }: typeof form.values) =>
      call(identity.register, { body: { tenantId: school.id, fullName: fullName.trim(), email: email.trim(), password } }),
    meta: { shownInPlace: true },
    onSuccess: onRegistered,
    onError: (error) => {
      const errors = isProblem(error, 'EMAIL_TAKEN') ? { email: TAKEN } : fieldErrors(error);
      form.setErrors(errors);
      focusFirst(errors);
    },
  });
  const besideField = isProblem(register.error, 'EMAIL_TAKEN') || Object.keys(fieldErrors(register.error)).length > 0;

  return (
    <form onSubmit={form.onSubmit((values) => register.mutate(values), focusFirst)} noValidate>
      <Stack>
        <TextInput label="Full name" autoComplete="name" key={form.key('fullName')} {...form.getInputProps('fullName')} />
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
          description={`At least ${identity.PASSWORD_MIN} characters. A few words in a row are easy to remember.`}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        {register.error && !besideField && <ProblemAlert error={register.error} />}
        <Button type="submit" loading={register.isPending} fullWidth>
          Register
        </Button>
      </Stack>
    </form>
  );
}
