import type { Choice } from '../../src/server/release/shapes.ts';
import { Button } from '../parts/button.tsx';
import { useShown } from './context.ts';

interface Props {
  readonly choices: readonly Choice[];
  readonly children: string;
  /** Said to those who listen, when the words alone do not say what it is about. */
  readonly label?: string;
}

/** Tries a suggestion on the text. Where no rule can, there is no button. */
export function Try({ choices, children, label }: Props) {
  const { less } = useShown();
  const { tell, pending } = less;
  if (tell === null || choices.length === 0) return null;
  return (
    <Button className="release-try" aria-label={label} disabled={pending} onClick={() => tell(choices)}>
      {children}
    </Button>
  );
}
