import { identity } from '@flightline/backend/contract';
import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { call } from '../../lib/api-client.ts';
import { isProblem } from '../../lib/api-error.ts';
import { fieldErrors } from '../../lib/explain-error.ts';
import { contractErrors } from '../../lib/form-errors.ts';

const besideField = (error: Error | null): Record<string, string> =>
  isProblem(error, 'INVALID_CREDENTIALS') ? { currentPassword: 'This is not your current password' } : fieldErrors(error);

/** A new password; one's other devices are signed out by it. */
export function PasswordForm({ email }: { email: string }) {
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { currentPassword: '', newPassword: '' },
    validate: (values) => ({
      ...contractErrors(identity.changePassword.body, values),
      ...(values.currentPassword === '' && { currentPassword: 'Enter your current password' }),
    }),
  });
  const focusFirst = (errors: Record<string, unknown>) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus();

  const change = useMutation({
    mutationFn: (body: typeof form.values) => call(identity.changePassword, { body }),
    meta: { shownInPlace: true },
    onSuccess: () => {
      form.reset();
      notifications.show({ color: 'green', message: 'Your password is changed. Your other devices are signed out.' });
    },
    onError: (error) => {
      form.setErrors(besideField(error));
      focusFirst(besideField(error));
    },
  });

  return (
    <form onSubmit={form.onSubmit((values) => change.mutate(values), focusFirst)} noValidate>
      <Stack>
        {/* For password managers: whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
          key={form.key('currentPassword')}
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label="New password"
          description={`At least ${identity.PASSWORD_MIN} characters. Your other devices are signed out.`}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
          key={form.key('newPassword')}
          {...form.getInputProps('newPassword')}
        />
        {change.error && Object.keys(besideField(change.error)).length === 0 && <ProblemAlert error={change.error} />}
        <Group>
          <Button type="submit" loading={change.isPending}>
            Change password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
