import type { identity } from '@flightline/backend/contract';
import { Button, Stack } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';

import { PasskeyProblem } from '../../components/passkey-problem.tsx';
import { ApiError } from '../../lib/api-error.ts';
import { canUsePasskeys } from '../../lib/passkeys.ts';
import { SignInProblem } from './sign-in-problem.tsx';
import { usePasskeySignIn } from './use-sign-in.ts';

/** Signs in without a password, where the browser can. */
export function PasskeyButton({ school }: { school: identity.School }) {
  const signIn = usePasskeySignIn();
  if (!canUsePasskeys()) return null;
  const { error } = signIn;
  const notAllowed = error instanceof ApiError && error.problem.code !== 'INVALID_CREDENTIALS';
  return (
    <Stack>
      <Button
        variant="default"
        fullWidth
        leftSection={<IconFingerprint size={18} aria-hidden />}
        loading={signIn.isPending}
        onClick={() => signIn.mutate(school.id)}
      >
        Sign in with a passkey
      </Button>
      {error && (notAllowed ? <SignInProblem error={error} school={school} /> : <PasskeyProblem error={error} />)}
    </Stack>
  );
}
