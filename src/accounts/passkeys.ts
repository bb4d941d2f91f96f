/** Passkeys as a second factor: what is asked of the browser, and whether its answer holds (W3C Web Authentication). */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Factor } from '../review/bodies.ts';

export type Passkey = Extract<Factor, { way: 'passkey' }>;

/** Where the pages come from: `https://cases.example.org`; for trying out `http://localhost:PORT`. */
export type Origin = string;

const hostOf = (origin: Origin): string => new URL(origin).hostname;

/** Ed25519, ES256, RS256: what authenticators have. */
const ALGORITHMS = [-8, -7, -257];

/** Loaded when the first is asked for. */
const library = () => import('@simplewebauthn/server');

export async function askForNew(
  origin: Origin,
  person: { readonly id: string; readonly name: string },
  there: readonly Passkey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: 'Moksori',
    rpID: hostOf(origin),
    userName: person.name,
    userID: new Uint8Array(Buffer.from(person.id)),
    supportedAlgorithmIDs: ALGORITHMS,
    attestationType: 'none',
    excludeCredentials: there.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  });
}

/** The passkey that was made, or null when the answer does not hold. */
export async function madeBy(
  response: unknown,
  challenge: string,
  origin: Origin,
  label: string,
): Promise<Passkey | null> {
  const { verifyRegistrationResponse } = await library();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: hostOf(origin),
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return null;
    const { id, publicKey, transports } = registrationInfo.credential;
    return {
      way: 'passkey',
      id,
      label,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      ...(transports !== undefined && { transports }),
    };
  } catch {
    return null;
  }
}

export async function askFor(
  origin: Origin,
  there: readonly Passkey[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: hostOf(origin),
    allowCredentials: there.map(({ id, transports }) => ({
      id,
      ...(transports && { transports: [...transports] }),
    })),
    userVerification: 'preferred',
  });
}

/** Which passkey answered, with its counter; null when the answer does not hold, or its counter shows a copy. */
export async function answeredBy(
  response: unknown,
  challenge: string,
  origin: Origin,
  there: readonly (Passkey & { readonly counter: number })[],
): Promise<{ readonly id: string; readonly counter: number } | null> {
  const passkey = there.find(({ id }) => id === (response as { readonly id?: unknown } | null)?.id);
  if (passkey === undefined) return null;
  const { verifyAuthenticationResponse } = await library();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: hostOf(origin),
      requireUserVerification: false,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
    });
    return verified ? { id: passkey.id, counter: authenticationInfo.newCounter } : null;
  } catch {
    return null;
  }
}
