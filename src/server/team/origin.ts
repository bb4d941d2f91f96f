/** Where a team's workbench may be found. */
import { isIP } from 'node:net';

/** An address that only this machine reaches. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** A site and nothing more. Over plain HTTP it can only be this machine, by its name: passkeys know no address. */
export function isOrigin(text: string, secure: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  if (origin !== text) return false;
  return secure
    ? protocol === 'https:' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0
    : protocol === 'http:' && hostname === 'localhost';
}
