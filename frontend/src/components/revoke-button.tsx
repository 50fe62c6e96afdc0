import { certificates } from '@flightline/backend/contract';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';

import { useRevokeCertificate } from '../lib/certificates-api.ts';
import { contractErrors } from '../lib/form-errors.ts';
import { ProblemAlert } from './problem-alert.tsx';

/** Revokes a certificate, with the reason. It cannot be taken back: hence a dialog. */
export function RevokeButton({ certificate }: { certificate: certificates.Certificate }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const revoke = useRevokeCertificate();
  const isWhole = Object.keys(contractErrors(certificates.revokeCertificate.body, { reason })).length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) revoke.mutate({ certificate, reason }, { onSuccess: close });
  };
  return (
    <>
      <Button size="sm" variant="subtle" color="red" onClick={open}>
        Revoke
      </Button>
      <Modal opened={isOpen} onClose={close} title={`Revoke the certificate of ${certificate.student.fullName}?`}>
        <form onSubmit={submit} noValidate>
          <Stack>
            <Text size="sm">
              It stays on record, and everyone who looks it up sees that “{certificate.courseTitle}” is revoked. This cannot be taken back.
            </Text>
            <TextInput
              label="Reason"
              data-autofocus
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            {revoke.error && <ProblemAlert error={revoke.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Leave it
              </Button>
              <Button type="submit" color="red" disabled={!isWhole} loading={revoke.isPending}>
                Revoke the certificate
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
