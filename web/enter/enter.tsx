import type { Session } from '../../src/server/shapes.ts';

/** Before the vault is open: set one up, or unlock it. */
export default function Enter({ session }: { readonly session: Session }) {
  return <p>{session.vault}</p>;
}
