import { type CSSProperties, type ReactNode, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { fill } from '../words.ts';
import { useShowing } from './context.ts';
import { Opens } from './opens.tsx';

export interface Line {
  readonly id: string;
  readonly name: string;
  readonly cases: number;
  readonly behind: Readonly<Record<string, string>>;
  readonly mark?: ReactNode;
  /** Not told: set apart from what is. */
  readonly silent?: boolean;
  readonly more?: ReactNode;
}

interface Props {
  readonly lines: readonly Line[];
  readonly most?: number;
}

/** Names with their numbers, and a bar for each. */
export function BarsList({ lines, most = 10 }: Props) {
  const { words } = useShowing();
  const [all, setAll] = useState(false);
  const largest = Math.max(1, ...lines.map(({ cases }) => cases));
  const told = lines.filter(({ silent }) => !silent);
  const shown = [...(all ? told : told.slice(0, most)), ...lines.filter(({ silent }) => silent)];
  return (
    <>
      <ul className="bars-list">
        {shown.map(({ id, name, cases, behind, mark, silent, more }) => (
          <li key={id} className={silent ? 'silent' : undefined}>
            <div className="bars-line" style={{ '--part': cases / largest } as CSSProperties}>
              <span className="bars-name">
                {mark}
                {name}
              </span>
              <Opens n={cases} behind={behind} of={name} />
            </div>
            {more}
          </li>
        ))}
      </ul>
      {told.length > most && (
        <Button look="bare" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.fewer : fill(words.office_all, { n: told.length })}
        </Button>
      )}
    </>
  );
}
