import { certificates } from '@flightline/backend/contract';
import { Anchor, Badge, Button, Group } from '@mantine/core';
import { IconBan, IconCertificate } from '@tabler/icons-react';

import { useCertificates } from '../lib/certificates-api.ts';
import { fileName, useDownload } from '../lib/use-download.ts';
import { RevokeButton } from './revoke-button.tsx';

type CertificateLinkProps = { courseId: string; /** Whose; one's own without. */ studentId?: string };

/** The certificate of a course, to save and to show around; nothing where there is none yet. */
export function CertificateLink({ courseId, studentId }: CertificateLinkProps) {
  const { data } = useCertificates(studentId);
  const download = useDownload<typeof certificates.getCertificatePdf>();
  const certificate = data?.find((each) => each.courseId === courseId);
  if (!certificate) return null;
  const { id, code, courseTitle, student, revokedAt, can } = certificate;
  const name = `${fileName(`${courseTitle} ${student.fullName}`)}.pdf`;
  return (
    <Group gap="sm">
      <Button
        size="sm"
        variant="default"
        loading={download.isPending}
        leftSection={<IconCertificate size={18} aria-hidden />}
        onClick={() => download.mutate({ endpoint: certificates.getCertificatePdf, args: { params: { id } }, name })}
      >
        Certificate
      </Button>
      {revokedAt === null ? (
        <Anchor size="sm" href={`/certificates/${code}`} target="_blank">
          Page to verify it
        </Anchor>
      ) : (
        <Badge variant="light" color="red" tt="none" leftSection={<IconBan size={13} aria-hidden />}>
          Revoked
        </Badge>
      )}
      {can.revoke && <RevokeButton certificate={certificate} />}
    </Group>
  );
}
