import { fill } from '../../fill.ts';
import { useInfo } from '../info.ts';

/** The reports, each with the number by which quotes name it. */
export function SheetSources() {
  const { view, drafted, words, languageName, reportName, dayText } = useInfo();
  return (
    <section>
      <h2>{words.sheet.sources}</h2>
      <ol className="sheet-sources">
        {view.reports.map((report, i) => {
          const lineage = drafted.lineages[report.id];
          return (
            <li key={report.id}>
              <b>{fill(words.sheet.source, { n: i + 1 })}</b>
              <span>
                {[
                  reportName(report.id),
                  languageName(report.language),
                  report.published === null
                    ? words.reports.unpublished
                    : fill(words.reports.published, { date: dayText(report.published) }),
                  ...(lineage === undefined ? [] : [fill(words.reports.lineage, { n: lineage })]),
                  ...(report.withdrawn ? [words.reports.withdrawn] : []),
                ].join(' · ')}
                <small>{`${words.sheet.hash} ${report.sha256}`}</small>
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
