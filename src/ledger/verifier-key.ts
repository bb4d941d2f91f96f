/** Public keys as one line (C2SP signed-note, "verifier keys"): name, key id, algorithm and key. */
import { COSIGNATURE, fromBase64, isName, keyIdOf, type Signer } from './note.ts';
import { NoKey } from './pem.ts';
import { HASH } from './tree.ts';

const FORM = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+)$/;

export const isVerifierKey = (text: string): boolean => FORM.test(text);

/** The line by which others know a cosigner: `name+key id+base64`. */
export function verifierKeyOf(signer: Signer): string {
  const bytes = Buffer.concat([Buffer.of(COSIGNATURE), signer.publicKey]);
  return `${signer.name}+${Buffer.from(keyIdOf(signer, COSIGNATURE)).toString('hex')}+${bytes.toString('base64')}`;
}

/** @throws NoKey when the line is not of the form, is of another algorithm, or its key id is not that of its key */
export function cosignerOf(text: string): Signer {
  const [, name = '', , base64 = ''] = FORM.exec(text) ?? [];
  const bytes = fromBase64(base64);
  if (!isName(name) || bytes?.length !== 1 + HASH || bytes[0] !== COSIGNATURE) throw new NoKey('line');
  const signer = { name, publicKey: bytes.subarray(1) };
  if (verifierKeyOf(signer) !== text) throw new NoKey('line');
  return signer;
}
