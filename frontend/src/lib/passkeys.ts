import type { factors, Input, Result } from '@flightline/backend/contract';
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

/** Whether this browser can hold or fetch passkeys at all. */
export const canUsePasskeys = (): boolean => browserSupportsWebAuthn();

/** The person closed the browser's dialog, or it found nothing: no failure to make words about. */
export class PasskeyDeclined extends Error {
  override readonly name = 'PasskeyDeclined';
}

type Challenge = Result<typeof factors.passkeyChallenge>;

/** Opens the browser's dialog to make a passkey for a challenge of the server. Throws PasskeyDeclined. */
export async function makePasskey({ challengeId, options }: Challenge): Promise<Input<typeof factors.addPasskey>['body']> {
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  const { id, rawId, response } = await unlessDeclined(startRegistration({ optionsJSON }));
  const { clientDataJSON, attestationObject, transports } = response;
  return {
    challengeId,
    response: { id, rawId, type: 'public-key', response: { clientDataJSON, attestationObject, ...(transports && { transports }) } },
  };
}

/** Opens the browser's dialog to sign a challenge with a passkey. Throws PasskeyDeclined. */
export async function signWithPasskey({ challengeId, options }: Challenge): Promise<factors.Assertion> {
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  const { id, rawId, response } = await unlessDeclined(startAuthentication({ optionsJSON }));
  const { clientDataJSON, authenticatorData, signature } = response;
  return { challengeId, response: { id, rawId, type: 'public-key', response: { clientDataJSON, authenticatorData, signature } } };
}

async function unlessDeclined<T>(dialog: Promise<T>): Promise<T> {
  try {
    return await dialog;
  } catch (error) {
    const said = error instanceof Error && error.name === 'InvalidStateError' ? 'This device holds a passkey of yours already.' : '';
    throw new PasskeyDeclined(said, { cause: error });
  }
}
