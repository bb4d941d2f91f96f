import type { Found } from '../../src/server/shapes.ts';
import { useNames } from '../api/pack.ts';
import { StageMark } from '../parts/stage-mark.tsx';
import { useWords } from '../words.ts';
import { FACETS, type Facet, type Shown } from './asked.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly counts: Found['facets'] | undefined;
  readonly chosen: Shown['facets'];
  readonly onFacet: (facet: Facet, value: string | undefined) => void;
}
const MOST = 8;

/** What can be narrowed by, with how many claims fit; one value of each. */
export function Facets({ counts, chosen, onFacet }: Props) {
  const words = useWords({ en, ko });
  const name = useNames();
  const named = (facet: Facet, value: string) => {
    if (facet === 'status') return words[`status_${value}` as keyof typeof words] as string;
    return name(`${facet}s`, value);
  };
  return (
    <aside className="facets" aria-label={words.narrow}>
      {FACETS.map((facet) => {
        const values = (counts?.[facet] ?? []).slice(0, MOST);
        const on = chosen[facet];
        const listed =
          on && !values.some(({ value }) => value === on) ? [{ value: on, claims: 0 }, ...values] : values;
        if (listed.length === 0) return null;
        return (
          <section key={facet}>
            <h3>{words[`facet_${facet}`]}</h3>
            <ul>
              {listed.map(({ value, claims }) => (
                <li key={value}>
                  <button
                    type="button"
                    aria-pressed={on === value}
                    onClick={() => onFacet(facet, on === value ? undefined : value)}
                  >
                    {facet === 'stage' && <StageMark stage={value} />}
                    {named(facet, value)}
                    <span>{claims.toLocaleString('en')}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </aside>
  );
}
