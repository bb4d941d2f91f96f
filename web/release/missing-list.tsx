import './form.css';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Level, Missing } from '../../src/server/release/shapes.ts';
import { useInfo } from '../case/info.ts';
import { count, fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { ConsentDialog } from './consent-dialog.tsx';
import { type Unagreed, unagreed } from './settled.ts';
import { useReleaseWords } from './words-of.ts';

interface Props {
  readonly missing: readonly Missing[];
  readonly level: Level;
  readonly roles: readonly string[];
}

/** What keeps it from leaving, each with what to do. */
export function MissingList({ missing, level, roles }: Props) {
  const { id, reviewAt, reportName, language } = useInfo();
  const words = useReleaseWords();
  const own = words.missing;
  const [asking, setAsking] = useState<Unagreed | null>(null);
  const list = new Intl.ListFormat(language);
  const said = ({ code, status, claims = [], report, reports = [], what, state }: Missing) => {
    switch (code) {
      case 'claims': {
        const forms = own.claims[status as keyof typeof own.claims] ?? own.claims.proposed;
        return (
          <>
            {count(forms, claims.length)} <Link to={reviewAt(claims[0]!)}>{own.review}</Link>
          </>
        );
      }
      case 'report':
        return report == null ? own.no_report : fill(own.report, { report: reportName(report) });
      case 'bundled':
        return fill(own.bundled, { list: list.format(reports.map(reportName)) });
      case 'stale':
        return own.stale[what as keyof typeof own.stale] ?? own.exposure;
      case 'case':
        return own.case[state as keyof typeof own.case] ?? own.case.joined;
      case 'consent':
      case 'consent-expired':
      case 'consent-withdrawn':
        return null;
      default:
        return own[code];
    }
  };
  const agreed = ({ code, source, until }: Unagreed) =>
    fill(own[code][source === null ? 'role' : 'source'], {
      source: source ?? '',
      purpose: words.level[level],
      until: until ?? '',
    });
  return (
    <>
      <ul className="release-missing">
        {unagreed(missing).map((one) => (
          <li key={`${one.code} ${one.source}`}>
            {agreed(one)} <Button onClick={() => setAsking(one)}>{words.consent.record}</Button>
          </li>
        ))}
        {missing.map((one) => {
          const text = said(one);
          return text === null ? null : <li key={JSON.stringify(one)}>{text}</li>;
        })}
      </ul>
      {asking && (
        <ConsentDialog
          id={id}
          source={asking.source}
          level={level}
          roles={roles}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
