import './card.css';
import { Link } from 'wouter';
import { fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { StageMark } from '../parts/stage-mark.tsx';
import { useInfo } from './info.ts';
import { Joinings } from './joinings.tsx';
import { WordsOf } from './quote.tsx';
import { type Act, ofThemself } from './types.ts';
import { useOpened } from './use-opened.ts';
import { ValueLine } from './value-line.tsx';
import { Why } from './why.tsx';

interface Props {
  readonly act: Act;
  /** The value whose reason is shown. */
  readonly why: string | null;
  readonly onWhy: (property: string | null) => void;
  readonly onClose: () => void;
}

/** One act: its values, each with its history, its why, who tells it and in which words. */
export function ActCard({ act, why, onWhy, onClose }: Props) {
  const info = useInfo();
  const heading = useOpened<HTMLHeadingElement>();
  const { words, actName, partyName, placesOf, when, numbers, reportsAnd, reviewAt, reportName } = info;
  const told = reportsAnd(new Set(act.accounts.map(({ report }) => report)).size, act.lineages);
  const list = (ids: readonly string[]) => ids.map(partyName).join(', ');
  const values: readonly (readonly [keyof typeof words.act & string, string])[] = [
    ['by', list(act.by)],
    ['to', list(act.to)],
    ['with', list(act.with)],
    ['at', placesOf(act)],
    ['when', when(act.when)],
    ['for', (act.for ?? []).join(', ')],
    ['through', (act.through ?? []).join(', ')],
  ];
  const silent = new Set(['with', 'for', 'through', ...(ofThemself(act) ? ['to'] : [])]);
  return (
    <article
      className={`card case-focus stage-${act.stage}`}
      aria-label={fill(words.act.heading, { n: numbers.get(act.id) ?? '' })}
    >
      <header>
        <h2 ref={heading} tabIndex={-1}>
          <StageMark stage={act.stage} size={14} />
          {actName(act)}
          <small>{fill(words.act.heading, { n: numbers.get(act.id) ?? '' })}</small>
        </h2>
        <Button look="bare" onClick={onClose} aria-label={words.act.close}>
          <span aria-hidden="true">×</span>
        </Button>
      </header>
      {act.phase !== 'done' && <p className="phase">{words.phase[act.phase]}</p>}
      <dl className="case-roles">
        {values.map(([property, value]) =>
          value === '' && silent.has(property) ? null : (
            <ValueLine
              key={property}
              property={property}
              name={words.act[property]}
              value={value}
              claims={act.claims}
              open={why === property}
              onOpen={(open) => onWhy(open ? property : null)}
            >
              {property === 'when' && <Why act={act} />}
            </ValueLine>
          ),
        )}
      </dl>
      {act.at.map(({ label, candidates }) =>
        candidates ? (
          <p key={label} className="quiet">
            {fill(words.act.candidates, { n: candidates.length })}
          </p>
        ) : null,
      )}
      <p className="told">{fill(words.act.accounts, told)}</p>
      {act.addedBy !== undefined && (
        <p className="told">{fill(words.act.onlyIn, { report: reportName(act.addedBy) })}</p>
      )}
      <h3>{words.act.words}</h3>
      <WordsOf claims={act.claims} />
      <Joinings of="act" joinings={act.same ?? []} />
      <p>
        <Link className="button" to={reviewAt(act.claims[0]!)}>
          {words.act.review}
        </Link>
      </p>
    </article>
  );
}
