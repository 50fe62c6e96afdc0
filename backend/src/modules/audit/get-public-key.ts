import type { audit, Result } from '#contract';
import type { RequestContext } from '#src/http/context.ts';
import { publicKeyPem, readSigningKey } from '#src/platform/signing-key.ts';

/** The public half of the key that signs from now on. */
export async function getPublicKey({ services: { config } }: RequestContext): Promise<Result<typeof audit.getAuditPublicKey>> {
  const { keyId, publicKey } = readSigningKey(config.auditSigningKey);
  return { keyId, publicKey: publicKeyPem(publicKey) };
}
