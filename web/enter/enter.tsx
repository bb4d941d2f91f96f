import type { Session } from '../../src/server/shapes.ts';
import { Setup } from './setup.tsx';
import { Unlock } from './unlock.tsx';

/** Before the vault is open: set one up, or unlock it. */
export default function Enter({ session }: { readonly session: Session }) {
  return session.vault === 'locked' ? <Unlock /> : <Setup />;
}
