import { factors } from '@flightline/backend/contract';
import { Button, Divider, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';

import { PasskeyProblem } from '../../components/passkey-problem.tsx';
import { isProblem } from '../../lib/api-error.ts';
import { withFreshToken } from '../../lib/api-client.ts';
import { canUsePasskeys, signWithPasskey } from '../../lib/passkeys.ts';
import { send } from '../../lib/send.ts';
import { onProofNeeded } from '../../lib/step-up.ts';
import { useSignedIn } from '../../lib/use-session.ts';

type Body = Parameters<typeof prove>[0];

/** Not by `call`, which would ask again for a proof. */
const prove = (body: { password: string; code?: string } | factors.Assertion) =>
  withFreshToken((token) => send(factors.stepUp, { body }, { token }));

/** Asks who is there, when the server wants to know before it does something that matters. What was asked then goes on by itself. */
export function StepUpDialog() {
  const [asked, setAsked] = useState(false);
  const answer = useRef<(proven: boolean) => void>(undefined);
  useEffect(
    () =>
      onProofNeeded(() => {
        setAsked(true);
        return new Promise((resolve) => {
          answer.current = resolve;
        });
      }),
    [],
  );
  const end = (proven: boolean) => {
    setAsked(false);
    answer.current?.(proven);
  };
  return (
    <Modal opened={asked} onClose={() => end(false)} title="Is it you?" zIndex={400}>
      <ProofForm onProven={() => end(true)} onLeave={() => end(false)} />
    </Modal>
  );
}

function ProofForm({ onProven, onLeave }: { onProven: () => void; onLeave: () => void }) {
  const { user } = useSignedIn();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const proof = useMutation({ mutationFn: (body: Body) => prove(body), meta: { shownInPlace: true }, onSuccess: onProven });
  const passkey = usePasskeyProof(user.tenantId, onProven);
  const asksForCode = isProblem(proof.error, 'SECOND_FACTOR_REQUIRED', 'SECOND_FACTOR_WRONG') || code !== '';
  const wrong = (...codes: Parameters<typeof isProblem>[1][]) => (isProblem(proof.error, ...codes) ? proof.error.message : undefined);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') proof.mutate({ password, ...(code.trim() !== '' && { code }) });
  };
  const told = wrong('INVALID_CREDENTIALS', 'SECOND_FACTOR_WRONG', 'SECOND_FACTOR_REQUIRED');
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">It is a while since you signed in. Before this goes on, show that it is still you.</Text>
        {canUsePasskeys() && (
          <>
            <Button
              variant="default"
              leftSection={<IconFingerprint size={18} aria-hidden />}
              loading={passkey.isPending}
              onClick={() => passkey.mutate()}
            >
              Use a passkey
            </Button>
            <Divider label="or" />
          </>
        )}
        {passkey.error && <PasskeyProblem error={passkey.error} />}
        <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={wrong('INVALID_CREDENTIALS')}
        />
        {asksForCode && (
          <TextInput
            label="Code of your authenticator app"
            description="Or a recovery code"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={wrong('SECOND_FACTOR_WRONG')}
          />
        )}
        {proof.error && told === undefined && <PasskeyProblem error={proof.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onLeave}>
            Leave it
          </Button>
          <Button type="submit" loading={proof.isPending}>
            Go on
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const usePasskeyProof = (tenantId: string, onSuccess: () => void) =>
  useMutation({
    mutationFn: async () => prove(await signWithPasskey(await send(factors.passkeyChallenge, { body: { tenantId } }))),
    meta: { shownInPlace: true },
    onSuccess,
  });
