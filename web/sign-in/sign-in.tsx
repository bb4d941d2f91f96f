import { useState } from 'react';
import { useRoute } from 'wouter';
import type { Begun } from '../../src/server/team/shapes.ts';
import { Invitation } from './invitation.tsx';
import { Password } from './password.tsx';
import { Second } from './second.tsx';

/** Before a person of a team has signed in: by name and password and a second factor, or by a one-time link. */
export default function SignIn() {
  const [invited] = useRoute('/invitation');
  const [begun, setBegun] = useState<Begun>();
  if (invited) return <Invitation link={window.location.hash.slice(1)} />;
  if (begun) return <Second begun={begun} onAgain={() => setBegun(undefined)} />;
  return <Password onBegun={setBegun} />;
}
