import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { isProblem } from '../../lib/api-error.ts';

type CodeStepProps = { error: Error | null; isPending: boolean; onCode: (code: string) => void; onBack: () => void };

/** The second step of signing in: the code of the authenticator app, or a recovery code. */
export function CodeStep({ error, isPending, onCode, onBack }: CodeStepProps) {
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // The step replaces the one whose button had the focus.
  useEffect(() => field.current?.focus(), []);
  const wrong = isProblem(error, 'SECOND_FACTOR_WRONG');
  const asked = isProblem(error, 'SECOND_FACTOR_REQUIRED');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') onCode(code);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm" role="status">
          {asked ? error.message : 'Enter the code of your authenticator app, or a recovery code.'}
        </Text>
        <TextInput
          label="Code"
          description="Six digits from the app, or a recovery code such as k3mp-7xwd-9hqa-v2tc"
          autoComplete="one-time-code"
          ref={field}
          maxLength={30}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={wrong && error.message}
        />
        {error && !wrong && !asked && <ProblemAlert error={error} />}
        <Button type="submit" loading={isPending} fullWidth>
          Sign in
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={onBack}>
          Use another account or way
        </Anchor>
      </Stack>
    </form>
  );
}
