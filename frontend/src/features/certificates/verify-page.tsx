import { certificates } from '@flightline/backend/contract';
import { Alert, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useParams } from 'react-router-dom';

import { AuthLayout } from '../../components/auth-layout.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { call } from '../../lib/api-client.ts';
import { isProblem } from '../../lib/api-error.ts';
import { dayOf, formatDay } from '../../lib/school-time.ts';

const useVerification = (code: string) =>
  useQuery({
    queryKey: ['verification', code],
    queryFn: ({ signal }) => call(certificates.verifyCertificate, { params: { code } }, { signal }),
  });

/** `/certificates/:code`: whether a certificate holds, for whoever was shown one; nobody signs in for it. */
export function Component() {
  const { code = '' } = useParams();
  const isCode = certificates.certificateCode.safeParse(code).success;
  return <AuthLayout title="Certificate">{isCode ? <Verification code={code} /> : <Unknown />}</AuthLayout>;
}

function Verification({ code }: { code: string }) {
  const { data, error, refetch } = useVerification(code);
  if (isProblem(error, 'NOT_FOUND', 'VALIDATION_FAILED')) return <Unknown />;
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={160} aria-busy role="status" aria-label="Looking it up" />;
  const day = (at: Date) => formatDay(dayOf(at, data.timeZone), 'long');
  return (
    <Stack gap="md">
      {data.revokedAt === null ? (
        <Alert role="status" color="green" icon={<IconCircleCheck aria-hidden />} title="This certificate is valid" />
      ) : (
        <Alert role="alert" color="red" icon={<IconCircleX aria-hidden />} title={`Revoked on ${day(data.revokedAt)}`}>
          {data.school} says that it no longer holds.
        </Alert>
      )}
      <div>
        <Text size="sm" c="dimmed">
          {data.school} certifies that
        </Text>
        <Text fz="xl" fw={650} style={{ overflowWrap: 'anywhere' }}>
          {data.studentName}
        </Text>
        <Text size="sm" c="dimmed" mt="sm">
          completed the course
        </Text>
        <Text fz="lg" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {data.courseTitle}
        </Text>
        <Text size="sm" c="dimmed" mt="sm">
          on {day(data.issuedAt)}
        </Text>
      </div>
    </Stack>
  );
}

const Unknown = () => (
  <Alert role="alert" color="red" icon={<IconCircleX aria-hidden />} title="No such certificate">
    No school here made a certificate with this address. Check that it was copied whole.
  </Alert>
);
