import './conflicts.css';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { fill } from '../fill.ts';
import { ConflictSides } from './conflict-sides.tsx';
import { type Info, useInfo } from './info.ts';
import { runsOf, withNumbers } from './proof.ts';
import { Resolve } from './resolve.tsx';
import type { Difference } from './tried.ts';
import type { Conflict } from './types.ts';
import { Ways } from './way-out.tsx';
import type { WayOut } from './ways.ts';
import { Sentence } from './why.tsx';

export type Tried = Pick<UseQueryResult<{ readonly difference: Difference }>, 'data' | 'error' | 'isPending'>;

interface Props {
  readonly trying: string | null;
  readonly tried: Tried;
  readonly onTry: (way: string | null) => void;
}

/** What cannot all be true, in red, and the ways out, each tried before it is decided. */
export function Conflicts({ trying, tried, onTry }: Props) {
  const info = useInfo();
  const { drafted, words } = info;
  const [asked, setAsked] = useState<WayOut | null>(null);
  if (drafted.conflicts.length === 0) return null;
  return (
    <>
      {drafted.conflicts.map((conflict, i) => (
        <section key={conflict.claims.join()} className="card alert" aria-labelledby={`conflict-${i}`}>
          <h2 id={`conflict-${i}`}>
            {words.conflict.heading}
            <small>{aboutOf(conflict, info)}</small>
          </h2>
          <ConflictSides conflict={conflict} />
          {conflict.steps ? <Steps steps={conflict.steps} /> : null}
          <Ways
            conflict={conflict}
            number={i}
            trying={trying}
            tried={tried}
            onTry={onTry}
            onDecide={(way) => {
              onTry(way.name);
              setAsked(way);
            }}
          />
        </section>
      ))}
      {asked && (
        <Resolve
          drop={asked.drop}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            onTry(null);
          }}
        />
      )}
    </>
  );
}

/** `the time · Arrest (no. 8)` */
function aboutOf(
  { about, of }: Conflict,
  { words, acts, actName, parties, partyName, numbers }: Info,
): string {
  const act = acts.find(({ id }) => id === of);
  const name = act
    ? `${actName(act)} ${fill(words.numbered, { n: numbers.get(act.id) ?? '' })}`
    : of !== undefined && parties.has(of)
      ? partyName(of)
      : '';
  return name === ''
    ? words.conflict.about[about]
    : fill(words.conflict.of, { about: words.conflict.about[about], of: name });
}

function Steps({ steps }: { readonly steps: readonly string[] }) {
  const info = useInfo();
  const { words } = info;
  return (
    <details className="conflict-steps">
      <summary>{words.conflict.steps}</summary>
      <ol className="case-proof">
        {steps.map((step) => (
          <li key={step}>
            <Sentence runs={runsOf(withNumbers(step, info, (n) => fill(words.numbered, { n })))} />
          </li>
        ))}
      </ol>
    </details>
  );
}
