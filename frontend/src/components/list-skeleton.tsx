import { Paper, Skeleton, Stack, VisuallyHidden } from '@mantine/core';

/** Rows of the height they will have, so that nothing jumps when they come. */
export const ListSkeleton = ({ rows = 4, height = 76, label = 'Loading' }: { rows?: number; height?: number; label?: string }) => (
  <Stack gap="sm" aria-busy>
    <VisuallyHidden role="status">{label}</VisuallyHidden>
    {Array.from({ length: rows }, (_, row) => (
      <Paper key={row} withBorder radius="lg" h={height} p="md" bg="var(--fl-card)" aria-hidden>
        <Skeleton h={14} w={`${70 - row * 7}%`} mb="sm" />
        <Skeleton h={12} w="34%" />
      </Paper>
    ))}
  </Stack>
);
