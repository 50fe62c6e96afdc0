import { AuthLayout } from '../../components/auth-layout.tsx';
import type { identity } from '@flightline/backend/contract';
import { Button, List, Stack, Text } from '@mantine/core';
import { Link } from 'react-router-dom';

/** What happens after registering. */
export const Registered = ({ user, school }: { user: identity.User; school: identity.School }) => (
  <AuthLayout title="You are registered">
    <Stack role="status">
      <Text>
        Thank you, {user.fullName}. {school.name} now has your account. What happens next:
      </Text>
      <List type="ordered" spacing="xs">
        <List.Item>An administrator of the school looks at it and lets you in.</List.Item>
        <List.Item>Then you sign in with {user.email} and your password.</List.Item>
        <List.Item>You pick a day and a time, and send your first request for a lesson.</List.Item>
      </List>
      <Button component={Link} to={`/sign-in?school=${school.slug}`} variant="default">
        Back to sign in
      </Button>
    </Stack>
  </AuthLayout>
);
