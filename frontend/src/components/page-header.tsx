import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type PageHeaderProps = {
  /** The page's one h1, and the document's title. */
  title: string;
  description?: ReactNode;
  /** Buttons that act on the whole page. */
  actions?: ReactNode;
  /** What stands above the title, such as a link back. */
  above?: ReactNode;
};

/** A page's title. Focus moves to it after a change of page, so that a screen reader begins here. */
export const PageHeader = ({ title, description, actions, above }: PageHeaderProps) => (
  <header>
    <title>{`${title} · Flightline`}</title>
    {above}
    <Group justify="space-between" align="flex-end" gap="sm" mb="lg">
      <div>
        <Title order={1} tabIndex={-1}>
          {title}
        </Title>
        {description && (
          <Text c="dimmed" size="sm" mt={4}>
            {description}
          </Text>
        )}
      </div>
      {actions && <Group gap="sm">{actions}</Group>}
    </Group>
  </header>
);
