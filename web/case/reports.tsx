import './reports.css';
import { memo, useState } from 'react';
import { Link } from 'wouter';
import { useDecide } from '../api/decide.ts';
import { count, fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { Chip } from '../parts/chip.tsx';
import { useSay } from '../parts/say.tsx';
import { useInfo } from './info.ts';
import { Reason } from './reason.tsx';
import type { Report } from './types.ts';

/** The reports by their lineages: who repeats whom, and why that is thought. */
export const Reports = memo(function Reports() {
  const { id, view, drafted, words } = useInfo();
  const decide = useDecide(id);
  const say = useSay();
  const [asked, setAsked] = useState<Report | null>(null);
  const lineages = [...new Set(Object.values(drafted.lineages))].sort((a, b) => a - b);
  const withdrawn = view.reports.filter((report) => drafted.lineages[report.id] === undefined);
  return (
    <section className="case-part" id="reports" aria-labelledby="reports-heading">
      <h2 id="reports-heading">{words.reports.heading}</h2>
      <p className="quiet">{words.reports.lead}</p>
      {lineages.map((lineage) => (
        <div key={lineage} className="lineage">
          <h3>{fill(words.reports.lineage, { n: lineage })}</h3>
          <ul>
            {view.reports
              .filter((report) => drafted.lineages[report.id] === lineage)
              .map((report) => (
                <One key={report.id} report={report} onWithdraw={() => setAsked(report)} />
              ))}
          </ul>
          <Because lineage={lineage} />
        </div>
      ))}
      {withdrawn.length > 0 && (
        <ul className="lineage">
          {withdrawn.map((report) => (
            <One key={report.id} report={report} onWithdraw={() => setAsked(report)} />
          ))}
        </ul>
      )}
      {asked && (
        <Reason
          title={words.reports.withdrawSay}
          about={`withdraw ${asked.id}`}
          lead={words.reports.withdrawLead}
          pending={decide.isPending}
          onClose={() => setAsked(null)}
          onDecide={(reason) =>
            decide.mutate(
              { what: 'withdraw-report', report: asked.id, reason },
              {
                onSuccess: () => {
                  say(words.reports.said);
                  setAsked(null);
                },
              },
            )
          }
        />
      )}
    </section>
  );
});

function One({ report, onWithdraw }: { readonly report: Report; readonly onWithdraw: () => void }) {
  const { id, view, words, languageName, reportName, dayText, mayDecide } = useInfo();
  const claims = view.claims.filter((claim) => claim.report === report.id).length;
  const day = report.published;
  const published =
    day === null ? words.reports.unpublished : fill(words.reports.published, { date: dayText(day) });
  return (
    <li className={report.withdrawn ? 'case-report withdrawn' : 'case-report'}>
      <p>
        <b>{reportName(report.id)}</b>{' '}
        {report.withdrawn && <Chip tone="warn">{words.reports.withdrawn}</Chip>}
        <small>
          {[languageName(report.language), published, count(words.reports.claims, claims)].join(' · ')}
        </small>
        <small className="hash">{`${report.file} · sha256 ${report.sha256.slice(0, 12)}…`}</small>
      </p>
      <div className="case-do">
        <Link className="button" to={`/cases/${id}/review?report=${encodeURIComponent(report.id)}`}>
          {words.reports.text}
        </Link>
        <a
          className="button bare"
          href={`/api/cases/${id}/reports/${report.id}/original`}
          download={report.file}
        >
          {words.reports.original}
        </a>
        {mayDecide && !report.withdrawn && (
          <Button look="bare" onClick={onWithdraw}>
            {words.reports.withdraw}
          </Button>
        )}
      </div>
    </li>
  );
}

function Because({ lineage }: { readonly lineage: number }) {
  const { drafted, words, reportName } = useInfo();
  const reasons = drafted.lineageReasons.filter(({ reports: [one] }) => drafted.lineages[one] === lineage);
  if (reasons.length === 0) return <p className="quiet">{words.reports.alone}</p>;
  return (
    <>
      <h4>{words.reports.because}</h4>
      <ul className="because">
        {reasons.map(({ reports: [a, b], explain, reason }) => (
          <li key={`${a} ${b} ${reason}`}>{`${reportName(a)} – ${reportName(b)}: ${explain}`}</li>
        ))}
      </ul>
    </>
  );
}
