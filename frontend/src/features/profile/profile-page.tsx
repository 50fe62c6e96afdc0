import { Paper, Stack, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

import { DocumentList } from '../../components/documents/document-list.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ROLE_NAMES } from '../../components/role-names.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { DevicesSection } from './devices-section.tsx';
import { NameForm } from './name-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecuritySection } from './security/security-section.tsx';

/** `/profile`: one's own name, and how one signs in. */
export function Component() {
  const { user, school } = useSignedIn();
  return (
    <>
      <PageHeader title="Profile" description={`${ROLE_NAMES[user.role]} at ${school.name} · ${user.email}`} />
      <Stack maw={560} gap="lg">
        <Section title="Name">
          <NameForm key={user.version} user={user} />
        </Section>
        {user.role !== 'ADMIN' && (
          <Section title="Your documents">
            <DocumentList userId={user.id} empty="Nothing is on file yet. Bring your medical or licence to the school." />
          </Section>
        )}
        <Section title="Second factor and passkeys">
          <SecuritySection />
        </Section>
        <Section title="Your devices">
          <DevicesSection />
        </Section>
        <Section title="Password">
          <PasswordForm email={user.email} />
        </Section>
      </Stack>
    </>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} withBorder radius="lg" p={{ base: 'md', sm: 'xl' }} bg="var(--fl-card)">
      <Title order={2} id={id} mb="md">
        {title}
      </Title>
      {children}
    </Paper>
  );
};
