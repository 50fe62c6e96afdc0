import { Button, Code, CopyButton, Group, Paper, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';
import { type FormEvent, useEffect, useState } from 'react';

import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { isProblem } from '../../../lib/api-error.ts';
import { useBeginTotp, useConfirmTotp } from './api.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

const inFours = (secret: string) => secret.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** Sets up an authenticator app: scan, type the code, keep the recovery codes. */
export function TotpSetup({ onDone }: { onDone: () => void }) {
  const { mutate: begin, data: setup, error, reset } = useBeginTotp();
  const confirm = useConfirmTotp();
  useEffect(() => begin(), [begin]);

  const tryAgain = () => {
    reset();
    begin();
  };
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={onDone} />;
  if (error) return <ProblemAlert error={error} onRetry={tryAgain} />;
  if (!setup) return <Skeleton h={280} aria-busy aria-label="Making a key" role="status" />;
  return (
    <Stack>
      <Text>
        1. Scan this with an authenticator app on your telephone, or type the key into it. Any such app will do; it works without a
        connection.
      </Text>
      {/* White around the code in dark mode too: cameras need it. */}
      <Paper bg="white" p="md" radius="md" w="fit-content">
        <QRCodeSVG value={setup.uri} size={184} title="QR code of the key" />
      </Paper>
      <Group gap="xs">
        <Code fz="sm" aria-label="Key">
          {inFours(setup.secret)}
        </Code>
        <CopyButton value={setup.secret}>
          {({ copied, copy }) => (
            <Button variant="subtle" size="compact-sm" onClick={copy}>
              {copied ? 'Copied' : 'Copy the key'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <CodeForm confirm={confirm} />
    </Stack>
  );
}

function CodeForm({ confirm }: { confirm: ReturnType<typeof useConfirmTotp> }) {
  const [code, setCode] = useState('');
  const wrong = isProblem(confirm.error, 'SECOND_FACTOR_WRONG');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') confirm.mutate(code);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="2. Type the six digits that the app shows now"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={9}
          maw={280}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={wrong && confirm.error?.message}
        />
        {confirm.error && !wrong && <ProblemAlert error={confirm.error} />}
        <Group>
          <Button type="submit" loading={confirm.isPending}>
            Turn on
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
