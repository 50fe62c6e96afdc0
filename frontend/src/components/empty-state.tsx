import { Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { IconProps } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';

type EmptyStateProps = {
  icon: ComponentType<IconProps>;
  title: string;
  /** A sentence: why it is empty, and what will fill it. */
  children: ReactNode;
  /** The button that fills it. */
  action?: ReactNode;
};

/** What a list shows while it has nothing to show. */
export const EmptyState = ({ icon: Icon, title, children, action }: EmptyStateProps) => (
  <Paper withBorder radius="lg" p="xl" bg="var(--fl-card)">
    <Stack align="center" gap="xs" py="lg" ta="center">
      <ThemeIcon size={52} radius="xl" variant="light" aria-hidden>
        <Icon size={26} stroke={1.6} />
      </ThemeIcon>
      <Title order={2} size="h3" mt={4}>
        {title}
      </Title>
      <Text c="dimmed" size="sm" maw={420}>
        {children}
      </Text>
      {action}
    </Stack>
  </Paper>
);
