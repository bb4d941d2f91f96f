import './values.css';
import { memo, useState } from 'react';
import { useDecide } from '../api/decide.ts';
import { count, fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { Chip } from '../parts/chip.tsx';
import { useSay } from '../parts/say.tsx';
import { workingName } from './details.ts';
import { useInfo } from './info.ts';
import { WordsOf } from './quote.tsx';
import { Reason } from './reason.tsx';
import type { Working } from './types.ts';

interface Asked {
  readonly of: Working;
  readonly value: Working['values'][number];
}

/** Values that differ, side by side; one is used for now, and a person may choose another. */
export const Values = memo(function Values() {
  const { id, drafted, words } = useInfo();
  const decide = useDecide(id);
  const say = useSay();
  const [asked, setAsked] = useState<Asked | null>(null);
  if (drafted.workingValues.length === 0) return null;
  return (
    <section className="card values" aria-labelledby="values-heading">
      <h2 id="values-heading">{words.values.heading}</h2>
      {drafted.workingValues.map((working) => (
        <One
          key={`${working.of} ${working.property}`}
          working={working}
          onChoose={(value) => setAsked({ of: working, value })}
        />
      ))}
      {asked && (
        <Reason
          title={words.values.say}
          about={`choose ${asked.value.claims[0]}`}
          lead={words.values.chosen}
          pending={decide.isPending}
          onClose={() => setAsked(null)}
          onDecide={(reason) => {
            const { of, value } = asked;
            const claim = value.claims[0]!;
            // A claim that tells several values does not say by itself which of them is meant.
            const several = of.values.filter(({ claims }) => claims.includes(claim)).length > 1;
            const decision = {
              what: 'choose',
              claim,
              property: of.property,
              ...(several && { value: value.value }),
              reason,
            } as const;
            decide.mutate(decision, {
              onSuccess: () => {
                say(words.values.chosen);
                setAsked(null);
              },
            });
          }}
        >
          <WordsOf claims={asked.value.claims} />
        </Reason>
      )}
    </section>
  );
});

function One({
  working,
  onChoose,
}: {
  readonly working: Working;
  readonly onChoose: (value: Asked['value']) => void;
}) {
  const info = useInfo();
  const { words, acts, actName, parties, partyName, numbers, mayDecide } = info;
  const act = acts.find(({ id }) => id === working.of);
  const of = act
    ? `${actName(act)} ${fill(words.numbered, { n: numbers.get(act.id) ?? '' })}`
    : parties.has(working.of)
      ? partyName(working.of)
      : working.of;
  return (
    <details className="value-of">
      <summary>
        <b>{fill(words.values.of, { property: words.properties[working.property], of })}</b>
        <span>{working.values.map((value) => workingName(working, value, info)).join(' / ')}</span>
      </summary>
      <p className="quiet">{working.explain}</p>
      <ul>
        {working.values.map((value, i) => (
          <li key={value.value} className={i === working.working ? 'used' : ''}>
            <p>
              <b className="read">{workingName(working, value, info)}</b>{' '}
              <small>{count(words.values.lineages, value.lineages.length)}</small>{' '}
              {i === working.working ? (
                <Chip tone="good">{words.values.working}</Chip>
              ) : (
                mayDecide && <Button onClick={() => onChoose(value)}>{words.values.choose}</Button>
              )}
            </p>
            <WordsOf claims={value.claims} short />
          </li>
        ))}
      </ul>
    </details>
  );
}
