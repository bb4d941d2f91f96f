import type { Shown } from './asked.ts';
import { BarsList } from './bars-list.tsx';
import { useShowing } from './context.ts';
import { Multiples } from './multiples.tsx';
import { Pathways } from './pathways.tsx';
import { Places } from './places.tsx';
import { Section } from './section.tsx';

/** The overview as pictures. */
export function Charts({ shown }: { readonly shown: Shown }) {
  const { counts, words, name } = useShowing();
  const { from, to, place } = shown.narrow;
  const lines = (list: 'office' | 'language' | 'status', values: typeof counts.offices) =>
    values.map(({ value, cases }) => ({
      ...{ id: value, name: name(list, value), cases, behind: { [list]: value } },
    }));
  const offices = lines('office', counts.offices);
  const silent = {
    ...{ id: '', name: words.no_office, cases: counts.without.office },
    ...{ behind: { without: 'office' }, silent: true },
  };
  return (
    <>
      <Multiples from={from} to={to} />
      <Places chosen={place} />
      <Pathways />
      <Section title={words.section_offices} rules={['offices', 'without', 'case']}>
        <BarsList lines={counts.without.office > 0 ? [...offices, silent] : offices} />
      </Section>
      <div className="over-two">
        <Section title={words.section_statuses} rules={['statuses']}>
          <BarsList lines={lines('status', counts.statuses)} />
        </Section>
        <Section title={words.section_languages} rules={['languages', 'case']}>
          <BarsList lines={lines('language', counts.languages)} />
        </Section>
      </div>
    </>
  );
}
