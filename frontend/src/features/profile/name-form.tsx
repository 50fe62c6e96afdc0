import { identity } from '@flightline/backend/contract';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { call } from '../../lib/api-client.ts';
import { contractErrors } from '../../lib/form-errors.ts';
import { sessionStore } from '../../lib/session-store.ts';

/** The name by which the school knows one. */
export function NameForm({ user }: { user: identity.User }) {
  const form = useForm({
    mode: 'controlled',
    initialValues: { fullName: user.fullName },
    validate: (values) => contractErrors(identity.updateMe.body, values),
  });
  const save = useMutation({
    mutationFn: ({ fullName }: typeof form.values) =>
      call(identity.updateMe, { body: { fullName: fullName.trim() } }, { ifMatch: user.version }),
    meta: { shownInPlace: true },
    onSuccess: (changed) => {
      sessionStore.changeUser(changed);
      notifications.show({ color: 'green', message: 'Your name is saved.' });
    },
  });

  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack>
        <TextInput label="Full name" autoComplete="name" maxLength={120} {...form.getInputProps('fullName')} />
        {save.error && <ProblemAlert error={save.error} />}
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            Save name
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
