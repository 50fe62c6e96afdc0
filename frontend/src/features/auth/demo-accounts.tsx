import type { identity } from '@flightline/backend/contract';
import { Button, Group, Text } from '@mantine/core';

import { SignInProblem } from './sign-in-problem.tsx';
import classes from './auth.module.css';
import { useSignIn } from './use-sign-in.ts';

/** The demo schools' accounts, as their seed makes them. */
const DEMO_PASSWORD = 'Flightline-demo-1';
const ROLES = ['student', 'instructor', 'admin'] as const;

/** One click and a visitor is inside. Only offered where the server says its schools are for show. */
export function DemoAccounts({ school }: { school: identity.School }) {
  const signIn = useSignIn();
  return (
    <section className={classes['demo']} aria-label="Demo accounts">
      <Text size="sm" mb="sm">
        A demo school: look around {school.name} with one click.
      </Text>
      <Group gap="xs">
        {ROLES.map((role) => (
          <Button
            key={role}
            variant="default"
            px="sm"
            flex="1 1 auto"
            disabled={signIn.isPending}
            onClick={() => signIn.mutate({ tenantId: school.id, email: `${role}@${school.slug}.test`, password: DEMO_PASSWORD })}
          >
            Try as {role}
          </Button>
        ))}
      </Group>
      {signIn.error && <SignInProblem error={signIn.error} school={school} />}
    </section>
  );
}
