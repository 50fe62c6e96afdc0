import { Alert } from '@mantine/core';

import { PasskeyDeclined } from '../lib/passkeys.ts';
import { ProblemAlert } from './problem-alert.tsx';

/** Why a passkey did not do, in words. */
export function PasskeyProblem({ error }: { error: Error }) {
  if (!(error instanceof PasskeyDeclined)) return <ProblemAlert error={error} />;
  return (
    <Alert role="alert" color="yellow" title="No passkey was used">
      {error.message || 'The browser’s dialog was closed, or it found no passkey for this page. You can try again, or use another way.'}
    </Alert>
  );
}
