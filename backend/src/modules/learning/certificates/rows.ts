import { can, type certificates, type Role } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';

export const CERTIFICATE_SELECT = {
  id: true,
  student: { select: { id: true, fullName: true } },
  courseId: true,
  courseTitle: true,
  issuedAt: true,
  code: true,
  revokedAt: true,
  revokeReason: true,
  version: true,
} as const satisfies Prisma.CertificateSelect;

export type CertificateRow = Prisma.CertificateGetPayload<{ select: typeof CERTIFICATE_SELECT }>;

export const presentCertificate = (row: CertificateRow, { role }: { role: Role }): certificates.Certificate => ({
  ...row,
  can: { revoke: can(role, 'user:manage') && row.revokedAt === null },
});

/** What the log keeps. The code is for its holder. */
export const certificateSnapshot = ({ student, code: _, ...row }: CertificateRow) => ({ ...row, studentId: student.id });
