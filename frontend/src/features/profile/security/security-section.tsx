import { Alert, Divider, Skeleton, Stack } from '@mantine/core';

import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { useSecurity } from './api.ts';
import { PasskeysPart } from './passkeys-part.tsx';
import { TotpPart } from './totp-part.tsx';

/** One's second factors: authenticator app and passkeys. */
export function SecuritySection() {
  const { data: security, error, refetch } = useSecurity();
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!security) return <Skeleton h={180} aria-busy aria-label="Loading" role="status" />;
  return (
    <Stack>
      {security.demanded && <Alert color="blue">Your school asks for one of these: keep at least one.</Alert>}
      <TotpPart security={security} />
      <Divider />
      <PasskeysPart passkeys={security.passkeys} />
    </Stack>
  );
}
