import { sealed, unsealed, UUID } from './sealed-text.ts';

/** Which link a token belongs to. */
export type LinkRef = { tenantId: string; linkId: string };

const USE = 'one-time link v1';
const WELL_FORMED = new RegExp(String.raw`^(${UUID})\.(${UUID})$`);

/** The secret of a one-time link: derived from its row, so that it can be made when its mail leaves and none is stored (decision 0010). */
export const oneTimeToken = (secret: string, { tenantId, linkId }: LinkRef): string =>
  sealed(`${tenantId}.${linkId}`, { secret, use: USE });

/** The link of a token of ours; undefined for any other text. Whether it is still good is for the link's row to say. */
export function readOneTimeToken(secrets: readonly string[], token: string): LinkRef | undefined {
  const [, tenantId, linkId] = WELL_FORMED.exec(unsealed(token, { secrets, use: USE }) ?? '') ?? [];
  return tenantId && linkId ? { tenantId, linkId } : undefined;
}
