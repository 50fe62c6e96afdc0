import { certificates } from '@flightline/backend/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from './api-client.ts';
import { LEARNING } from './learning-api.ts';

/** More courses than anyone completes at one school. */
const ALL = 100;

/** Certificates of a student; one's own without an id. */
export const useCertificates = (studentId?: string) =>
  useQuery({
    queryKey: [LEARNING, 'certificates', studentId ?? 'own'],
    queryFn: async ({ signal }) =>
      (await call(certificates.listCertificates, { query: { limit: ALL, ...(studentId !== undefined && { studentId }) } }, { signal }))
        .items,
  });

type Revocation = { certificate: certificates.Certificate; reason: string };

/** Says that a certificate no longer holds. */
export function useRevokeCertificate() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ certificate: { id, version }, reason }: Revocation) =>
      call(certificates.revokeCertificate, { params: { id }, body: { reason } }, { ifMatch: version }),
    meta: { shownInPlace: true },
    onSettled: () => void queryClient.invalidateQueries({ queryKey: [LEARNING, 'certificates'] }),
  });
}
