import { type ReactNode, useId } from 'react';
import { fill } from '../fill.ts';
import { Entries } from './entries-list.tsx';
import { useInfo } from './info.ts';

interface Props {
  readonly property: string;
  readonly name: string;
  /** Empty: nothing is said. */
  readonly value: string;
  readonly claims: readonly string[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** Shown before the history when it is open. */
  readonly children?: ReactNode;
}

/** A value of an act. Pressed, it says why it is so and who decided what about it. */
export function ValueLine({ name, value, claims, open, onOpen, children }: Props) {
  const { words } = useInfo();
  const id = useId();
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <button
          type="button"
          className="value"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => onOpen(!open)}
        >
          {value || <span className="unsaid">{words.act.unsaid}</span>}
        </button>
        {open && (
          <div id={id} className="value-open">
            {children}
            <h3>{fill(words.act.historyOf, { what: name })}</h3>
            <Entries claims={claims} />
          </div>
        )}
      </dd>
    </>
  );
}
