import { useState } from 'react';
import { useDecide } from '../api/decide.ts';
import { fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { useInfo } from './info.ts';
import { WordsOf } from './quote.tsx';
import { Reason } from './reason.tsx';
import type { Act, Party } from './types.ts';

type Joining = NonNullable<Act['same']>[number] | NonNullable<Party['same']>[number];
interface Props {
  readonly of: 'act' | 'party';
  readonly joinings: readonly Joining[];
}

/** Why tellings of different reports are taken for one, and the word of a person on it. */
export function Joinings({ of, joinings }: Props) {
  const { id, words, mayDecide } = useInfo();
  const decide = useDecide(id);
  const [asked, setAsked] = useState<{ readonly joining: Joining; readonly judgement: 'yes' | 'no' } | null>(
    null,
  );
  if (joinings.length === 0) return null;
  return (
    <section className="joinings">
      <h3>{words.joining.heading}</h3>
      <p className="quiet">{words.joining[of]}</p>
      {joinings.map((joining) => (
        <div key={`${named(joining.a)} ${named(joining.b)}`} className="joining">
          {of === 'act' && <WordsOf claims={[named(joining.a), named(joining.b)]} short />}
          <p>{joining.explain}</p>
          <p className="quiet num">{fill(words.joining.weight, { n: Math.round(joining.weight * 100) })}</p>
          {mayDecide && (
            <div className="case-do">
              <Button onClick={() => setAsked({ joining, judgement: 'yes' })}>{words.joining.same}</Button>
              <Button onClick={() => setAsked({ joining, judgement: 'no' })}>{words.joining.apart}</Button>
            </div>
          )}
        </div>
      ))}
      {asked && (
        <Reason
          about={`${asked.judgement} ${named(asked.joining.a)} ${named(asked.joining.b)}`}
          title={asked.judgement === 'yes' ? words.joining.sayYes : words.joining.sayNo}
          lead={words.joining.effect}
          pending={decide.isPending}
          onClose={() => setAsked(null)}
          onDecide={(reason) => {
            const { joining, judgement } = asked;
            const decision = {
              what: 'same',
              of,
              judgement,
              a: named(joining.a),
              b: named(joining.b),
              reason,
            } as const;
            decide.mutate(decision, { onSuccess: () => setAsked(null) });
          }}
        />
      )}
    </section>
  );
}

/** A claim by its id, a party as its report tells of it. */
function named(telling: Joining['a']): string {
  return typeof telling === 'string' ? telling : `${telling.report}.${telling.party}`;
}
