import type { identity } from '@flightline/backend/contract';
import { Button, SimpleGrid, Text } from '@mantine/core';

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
        {school.name} is a demo school. Look around as anyone:
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs">
        {ROLES.map((role) => (
          <Button
            key={role}
            variant="default"
            px="xs"
            disabled={signIn.isPending}
            onClick={() => signIn.mutate({ tenantId: school.id, email: `${role}@${school.slug}.test`, password: DEMO_PASSWORD })}
          >
            Try as {role}
          </Button>
        ))}
      </SimpleGrid>
      {signIn.error && <SignInProblem error={signIn.error} school={school} />}
    </section>
  );
}
