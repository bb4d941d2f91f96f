import './row.css';
import { Link } from 'wouter';
import type { Card, CaseRow } from '../../src/server/shapes.ts';
import { useLanguage } from '../choices.ts';
import { Chip } from '../parts/chip.tsx';
import { count, fill, useWords } from '../words.ts';
import { MiniPathway } from './mini-pathway.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly row: CaseRow | undefined;
  readonly card: Card | undefined;
}

/** One case in the list. The whole row leads to it; what waits leads to the review. */
export function Row({ row, card }: Props) {
  const words = useWords({ en, ko });
  const language = useLanguage();
  if (!row) return <div className="case-row" aria-busy="true" />;
  const day = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', { dateStyle: 'medium' });
  return (
    <div className={`case-row is-${row.state}`}>
      <div className="row-what">
        <Link href={`/cases/${row.case}`} className="open">
          {card?.label || row.case}
        </Link>
        <small>
          <span className="num">{row.case}</span> · {count(words.reports, row.reports)}
          {card && card.lineages > 0 && row.reports > 1 && <> · {count(words.lineages, card.lineages)}</>} ·{' '}
          {fill(words.changed, { day: day.format(row.changed) })}
        </small>
      </div>
      <div className="row-path">{card && <MiniPathway stops={card.stops} />}</div>
      <div className="row-state">
        {card && card.conflicts > 0 && <Chip tone="danger">{count(words.conflicts, card.conflicts)}</Chip>}
        <State row={row} into={card?.into ?? null} />
      </div>
    </div>
  );
}

function State({ row, into }: { readonly row: CaseRow; readonly into: string | null }) {
  const words = useWords({ en, ko });
  if (row.state === 'shredded') return <Chip>{words.shredded}</Chip>;
  if (row.state === 'joined') return <Chip>{fill(words.joined, { case: into ?? '' })}</Chip>;
  if (row.proposed > 0)
    return (
      <Link href={`/cases/${row.case}/review`} className="waits">
        {count(words.waits, row.proposed)}
      </Link>
    );
  return <Chip tone="good">{row.claims > 0 ? words.reviewed : words.no_claims}</Chip>;
}
