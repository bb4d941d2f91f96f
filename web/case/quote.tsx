import './quote.css';
import { Link } from 'wouter';
import { fill } from '../fill.ts';
import { open, useOpened } from '../review/shown.ts';
import { useInfo } from './info.ts';
import type { Quote } from './proof.ts';
import { quoteOf } from './proof.ts';

/** Words of a report, in its language, with the way to where they stand. */
export function Words({ quote, short }: { readonly quote: Quote; readonly short?: boolean }) {
  const { words, languageName, reportName, reviewAt, pack } = useInfo();
  const opened = useOpened();
  const { claim, report, language, text } = quote;
  const { says } = claim;
  const grave = says.kind === 'act' && pack.kinds.some(({ id, grave }) => grave && id === says.act);
  const covered = grave && !opened(claim.id);
  const source = fill(words.quote.of, {
    language: languageName(language),
    report: report ? reportName(report.id) : claim.report,
  });
  return (
    <figure className={`case-quote ${claim.status}`}>
      {covered ? (
        <p className="covered">
          {words.quote.covered}{' '}
          <button type="button" className="value" onClick={() => open(claim.id)}>
            {words.quote.show}
          </button>{' '}
          <button type="button" className="value" onClick={() => open()}>
            {words.quote.showAll}
          </button>
        </p>
      ) : (
        <blockquote lang={language}>{text}</blockquote>
      )}
      <figcaption>
        <Link to={reviewAt(claim.id)} aria-label={`${source}: ${words.act.review}`}>
          {source}
        </Link>
        {!short && <Voice quote={quote} />}
        {claim.status !== 'proposed' && (
          <span className={`status ${claim.status}`}>{words.statuses[claim.status]}</span>
        )}
      </figcaption>
    </figure>
  );
}

/** Who says it, and how. */
function Voice({ quote: { claim } }: { readonly quote: Quote }) {
  const { words, pack, language } = useInfo();
  const stance = pack.stances.find(({ id }) => id === claim.stance)?.[language] ?? claim.stance;
  const chain = claim.voice.kind === 'narrator' ? words.act.narrator : claim.voice.chain.join(' → ');
  return <span>{[chain, stance].filter(Boolean).join(' · ')}</span>;
}

/** All claims that are in this case, each with its words. */
export function WordsOf({
  claims,
  short = false,
}: {
  readonly claims: readonly string[];
  readonly short?: boolean;
}) {
  const info = useInfo();
  return claims.map((id) => {
    const quote = quoteOf(id, info);
    return quote && <Words key={id} quote={quote} short={short} />;
  });
}
