import { Anchor, Button, Divider, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router-dom';

import { AuthLayout } from '../../../components/auth-layout.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { safeNext } from '../../../lib/next-path.ts';
import { sessionStore } from '../../../lib/session-store.ts';
import { useSignedIn } from '../../../lib/use-session.ts';
import { useSecurity } from './api.ts';
import { PasskeysPart } from './passkeys-part.tsx';
import { TotpSetup } from './totp-setup.tsx';

/** `/set-up`: the one page that is open to who has yet to set up the second factor their school asks for. */
export function Component() {
  const { school, mustSetUp } = useSignedIn();
  const [search] = useSearchParams();
  const { data: security, error, refetch } = useSecurity();
  const [settingUp, setSettingUp] = useState(false);
  if (!mustSetUp) return <Navigate to={safeNext(search.get('next')) ?? '/'} replace />;
  const finish = () => sessionStore.finishSetUp();
  return (
    <AuthLayout title="One more thing">
      <Stack>
        <Text>
          {school.name} asks for a second factor beside your password, since you can see and change other people’s data. Choose one; it
          takes a minute.
        </Text>
        {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {!security && !error && <Skeleton h={180} aria-busy aria-label="Loading" role="status" />}
        {security && (
          <>
            <PasskeysPart passkeys={security.passkeys} onAdded={finish} />
            <Divider label="or" />
            <Button variant="default" onClick={() => setSettingUp(true)}>
              Set up an authenticator app
            </Button>
          </>
        )}
        <Anchor component="button" type="button" size="sm" onClick={() => void sessionStore.signOut()}>
          Sign out
        </Anchor>
      </Stack>
      <Modal opened={settingUp} onClose={() => setSettingUp(false)} title="Set up an authenticator app" closeOnClickOutside={false}>
        <TotpSetup onDone={finish} />
      </Modal>
    </AuthLayout>
  );
}
