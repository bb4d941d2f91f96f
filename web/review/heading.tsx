import { memo } from 'react';
import type { ReportView } from '../../src/server/shapes.ts';
import { useLanguage } from '../choices.ts';
import { dayWords } from '../parts/when.ts';
import { fill, useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly report: ReportView;
  readonly text: string;
  /** The text has no heading of its own: the name of the file stands for it. */
  readonly alone?: boolean;
}

/** What is known of a report: publisher · language · published · words · sha256. */
export const Heading = memo(function Heading({ report, text, alone }: Props) {
  const words = useWords({ en, ko }).heading;
  const language = useLanguage();
  const count = text.split(/\s+/).filter(Boolean).length.toLocaleString(language);
  const { publisher, published, sha256 } = report;
  const parts = [
    publisher ?? words.no_publisher,
    new Intl.DisplayNames([language], { type: 'language' }).of(report.language) ?? report.language,
    published === null
      ? words.no_date
      : fill(words.published, {
          day: /^\d{4}-\d{2}-\d{2}$/.test(published) ? dayWords(published, language) : published,
        }),
    fill(words.count, { n: count }),
  ];
  return (
    <header lang={language}>
      {alone && <h2 className="file">{report.file}</h2>}
      <p>
        {parts.join(' · ')} ·{' '}
        <span className="hash">{`sha256 ${sha256.slice(0, 4)}…${sha256.slice(-4)}`}</span>
        {report.withdrawn && <b className="withdrawn"> · {words.withdrawn}</b>}
      </p>
    </header>
  );
});
