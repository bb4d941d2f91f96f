import type { Session } from '../../src/server/shapes.ts';

/** Before a person of a team has signed in. */
export default function SignIn({ session }: { readonly session: Session }) {
  return <p>{session.vault}</p>;
}
