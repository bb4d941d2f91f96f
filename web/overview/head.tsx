import { Button } from '../parts/button.tsx';
import { Chip } from '../parts/chip.tsx';
import { count, fill } from '../words.ts';
import type { Shown } from './asked.ts';
import { useShowing } from './context.ts';
import { numberWords } from './number.ts';
import { Rule } from './rule.tsx';

interface Props {
  readonly shown: Shown;
  readonly snapshot: string;
  readonly onShow: (change: Partial<Shown>) => void;
}

/** What is counted, of which claims, and how many cases that is. */
export function Head({ shown, snapshot, onShow }: Props) {
  const { counts, words, open } = useShowing();
  return (
    <header className="over-head">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <div className="over-choices">
        <fieldset className="switch">
          <legend className="unseen">{words.of}</legend>
          {(['accepted', 'standing'] as const).map((of) => (
            <Button key={of} aria-pressed={shown.of === of} onClick={() => onShow({ of })}>
              {words[`of_${of}`]}
            </Button>
          ))}
        </fieldset>
        <fieldset className="switch">
          <legend className="unseen">{words.view}</legend>
          {([false, true] as const).map((tables) => (
            <Button
              key={String(tables)}
              aria-pressed={shown.tables === tables}
              onClick={() => onShow({ tables })}
            >
              {tables ? words.tables : words.charts}
            </Button>
          ))}
        </fieldset>
        <Button onClick={() => window.print()}>{words.print}</Button>
      </div>
      <p className="over-total">
        <button type="button" className="number big" onClick={() => open({})}>
          {count(words.cases, counts.cases)}
        </button>{' '}
        <span>
          {fill(words.of_all, { n: numberWords(counts.snapshot.cases) })} ·{' '}
          {fill(words.counted_claims, { n: numberWords(counts.claims) })}
        </span>
      </p>
      <p className="quiet">
        {snapshot} <Chip tone="warn">{words.inside}</Chip>
      </p>
      <Rule names={[counts.of, 'case', 'inside']} />
    </header>
  );
}
