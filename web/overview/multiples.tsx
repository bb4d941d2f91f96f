import { useMemo, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { fill } from '../words.ts';
import { binsOf, rangeOf, stepFor } from './bins.ts';
import { useShowing } from './context.ts';
import { Hatch } from './hatch.tsx';
import { Multiple } from './multiple.tsx';
import { numberWords } from './number.ts';
import { Section } from './section.tsx';

const FIRST = 12;

/** A small chart for each kind of act, all with the same months and the same scale. */
export function Multiples({
  from,
  to,
}: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}) {
  const { counts, words } = useShowing();
  const [all, setAll] = useState(false);
  const { series, without } = counts;
  const drawn = useMemo(() => {
    const range = rangeOf(series, from, to);
    if (range === null) return null;
    const step = stepFor(range);
    const rows = series.map((one) => ({ one, bins: binsOf(one, range, step) }));
    const highest = Math.max(
      ...rows.flatMap(({ bins }) => bins.map(({ certain, spread }) => certain + spread)),
    );
    return { step, rows, highest };
  }, [series, from, to]);
  const shown = all ? series : series.slice(0, FIRST);
  return (
    <Section title={words.section_months} rules={['kinds', 'months', 'case']} className="over-months">
      <Hatch />
      <p className="legend">
        <span>
          <i className="swatch certain" />
          {words.legend_certain}
        </span>
        <span>
          <i className="swatch spread" />
          {words.legend_spread}
        </span>
        {drawn && (
          <span>
            {words[`step_${drawn.step}`]} {fill(words.scale, { n: numberWords(drawn.highest) })}
          </span>
        )}
      </p>
      <ul className="multiples">
        {shown.map((one, i) => (
          <Multiple
            key={one.kind}
            series={one}
            bins={drawn?.rows[i]?.bins ?? []}
            highest={drawn?.highest ?? 1}
          />
        ))}
      </ul>
      {series.length > FIRST && (
        <Button look="bare" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.fewer : fill(words.all_kinds, { n: series.length })}
        </Button>
      )}
      {without.date > 0 && <Silent what="date" n={without.date} name={words.no_date} />}
    </Section>
  );
}

function Silent({ what, n, name }: { readonly what: string; readonly n: number; readonly name: string }) {
  const { words, open } = useShowing();
  return (
    <p className="over-silent">
      <button type="button" className="number" onClick={() => open({ without: what })}>
        {fill(n === 1 ? words.cases.one : words.cases.many, { n: numberWords(n) })}
      </button>{' '}
      · {name}
    </p>
  );
}
