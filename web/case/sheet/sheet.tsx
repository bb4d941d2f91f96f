import './sheet.css';
import { count, fill } from '../../fill.ts';
import { useInfo } from '../info.ts';
import { SheetActs } from './acts.tsx';
import { SheetConflicts } from './conflicts.tsx';
import { SheetLaw } from './law.tsx';
import { SheetParties } from './parties.tsx';
import { SheetSources } from './sources.tsx';
import { usePrinting } from './use-printing.ts';

/** The case on paper, made when it is printed: nothing of the screen, every value with its words and its source. */
export function CaseSheet() {
  return usePrinting() ? <Sheet /> : null;
}

function Sheet() {
  const { id, view, drafted, words, language } = useInfo();
  const decided = view.claims.filter(({ status }) => status === 'accepted' || status === 'corrected').length;
  const today = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', { dateStyle: 'long' }).format(
    new Date(),
  );
  const lineages = new Set(Object.values(drafted.lineages)).size;
  return (
    <article className="sheet">
      <header>
        <p className="sheet-kind">{words.sheet.title}</p>
        <h1>{view.case.label ?? fill(words.nameless, { id })}</h1>
        <p className="sheet-facts">
          {[
            ...(view.case.label === null ? [] : [fill(words.sheet.case, { id })]),
            fill(words.sheet.printed, { date: today }),
            fill(words.sheet.snapshot, { n: view.through - 1 }),
            count(words.counts.reports, drafted.reports.length),
            count(words.counts.lineages, lineages),
          ].join(' · ')}
        </p>
        <p className="sheet-statement">{words.sheet.statement}</p>
        <p className="sheet-statement">
          {fill(words.sheet.draft, { all: view.claims.length, decided })} {words.sheet.sealedNames}
        </p>
      </header>
      <SheetSources />
      <SheetActs />
      <SheetConflicts />
      <SheetParties />
      <SheetLaw />
    </article>
  );
}
