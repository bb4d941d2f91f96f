/** What the browser does with passkeys. Null: it was not done, whether the person did not want it or the device could not. */
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

export const canPasskeys = browserSupportsWebAuthn;

export async function newPasskey(options: unknown): Promise<unknown> {
  try {
    return await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON });
  } catch {
    return null;
  }
}

export async function answerOfPasskey(options: unknown): Promise<unknown> {
  try {
    return await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON });
  } catch {
    return null;
  }
}
