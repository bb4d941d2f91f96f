import { type ReactNode, useEffect, useId, useState } from 'react';
import type { Assumed, Exposure } from '../../src/server/release/shapes.ts';
import { usePack } from '../api/queries.ts';
import { fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { assumableOf, audiencesOf, type Range, withGroup, withRange } from './assumable.ts';
import { useShown } from './context.ts';

interface Props {
  readonly exposure: Exposure;
  readonly assumed: Assumed;
  readonly onAssume: (assumed: Assumed) => void;
}

/** What was reckoned with, and what a person knows better: it counts for this draft only. */
export function Assume({ exposure, assumed, onAssume }: Props) {
  const { words, names, language } = useShown();
  const own = words.assume;
  const { places, shares } = assumableOf(exposure);
  const known = usePack().data?.audiences ?? [];
  const changed = Object.keys(assumed).length > 0;
  return (
    <section className="release-card" aria-labelledby="release-assume">
      <h2 id="release-assume">{own.heading}</h2>
      <ul className="release-basis">
        {exposure.basis.map((one) => (
          <li key={one.en}>{one[language]}</li>
        ))}
      </ul>
      {changed && (
        <p>
          {own.changed}{' '}
          <Button look="bare" onClick={() => onAssume({})}>
            {own.reset}
          </Button>
        </p>
      )}
      <details className="release-assume">
        <summary>{own.change}</summary>
        <Amount
          label={own.people}
          value={exposure.asked.people}
          onValue={(people) => onAssume({ ...assumed, people })}
        />
        <Amount
          label={own.groups}
          value={exposure.asked.groups}
          onValue={(groups) => onAssume({ ...assumed, groups: Math.min(100, groups) })}
        />
        {places.map(({ value, share }) => (
          <Between
            key={value}
            label={fill(own.population, { place: names.value('place', value) })}
            range={share}
            most={1e10}
            onRange={(range) => onAssume(withRange(assumed, 'population', value, range))}
          />
        ))}
        {shares.map(({ type, value, share: [least, most] }) => (
          <Between
            key={`${type} ${value}`}
            label={fill(own.share, { what: names.value(type, value) })}
            range={[least * 100, most * 100]}
            most={100}
            onRange={([a, b]) =>
              onAssume(withRange(assumed, type === 'age' ? 'ages' : 'occupations', value, [a / 100, b / 100]))
            }
          />
        ))}
        {[...audiencesOf(exposure)].map(([kind, groups]) => (
          <fieldset key={kind}>
            <legend>{fill(own.audience, { what: names.kind(kind) })}</legend>
            {known.map(({ id }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={groups.includes(id)}
                  onChange={() => onAssume(withGroup(assumed, kind, groups, id))}
                />
                {names.group(id)}
              </label>
            ))}
          </fieldset>
        ))}
      </details>
      <p className="quiet">{own.foot}</p>
    </section>
  );
}

function Amount(props: {
  readonly label: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
}) {
  const { label, value, onValue } = props;
  return (
    <Numbers label={label}>
      {(id) => (
        <NumberBox
          id={id}
          value={value}
          most={10_000_000}
          onValue={(value) => onValue(Math.max(1, Math.round(value)))}
        />
      )}
    </Numbers>
  );
}

function Between(props: {
  readonly label: string;
  readonly range: Range;
  readonly most: number;
  readonly onRange: (range: Range) => void;
}) {
  const { label, range, most, onRange } = props;
  const own = useShown().words.assume;
  const [a, b] = range;
  return (
    <fieldset className="release-between">
      <legend>{label}</legend>
      <NumberBox
        name={own.least}
        value={a}
        most={most}
        onValue={(value) => onRange([value, Math.max(value, b)])}
      />
      <span aria-hidden="true">–</span>
      <NumberBox
        name={own.most}
        value={b}
        most={most}
        onValue={(value) => onRange([Math.min(value, a), value])}
      />
    </fieldset>
  );
}

function Numbers({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="release-between">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface BoxProps {
  readonly id?: string;
  readonly name?: string;
  readonly value: number;
  readonly most: number;
  readonly onValue: (value: number) => void;
}

/** A number that counts when it is left, or with Enter. */
function NumberBox({ id, name, value, most, onValue }: BoxProps) {
  const shown = String(Number(value.toPrecision(6)));
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped(shown), [shown]);
  const take = () => {
    const number = Number(typed);
    const fits = typed.trim() !== '' && Number.isFinite(number) && number >= 0;
    if (fits && typed !== shown) onValue(Math.min(most, number));
    // What counts comes back with the answer: fewer than the pack asks for is not taken.
    setTyped(shown);
  };
  return (
    <input
      id={id}
      aria-label={name}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={take}
      onKeyDown={({ key }) => key === 'Enter' && take()}
    />
  );
}
