import { fill } from '../../fill.ts';
import { useInfo } from '../info.ts';
import { quoteOf } from '../proof.ts';
import { useMasked } from './use-masked.ts';

/** The words that something rests on, each with its source and what became of the claim. */
export function SheetQuotes({ claims }: { readonly claims: readonly string[] }) {
  const info = useInfo();
  const { words, view } = info;
  const masked = useMasked();
  return (
    <ul className="sheet-quotes">
      {claims.map((id) => {
        const quote = quoteOf(id, info);
        if (quote === undefined) return null;
        const source = view.reports.findIndex((report) => report.id === quote.claim.report) + 1;
        return (
          <li key={id}>
            <q lang={quote.language}>{masked(quote.text)}</q>{' '}
            <small>
              {[fill(words.sheet.source, { n: source }), words.statuses[quote.claim.status]].join(', ')}
            </small>
          </li>
        );
      })}
    </ul>
  );
}
