import './form.css';
import { useLocation } from 'wouter';
import type { Missing, Proposing } from '../../src/server/release/shapes.ts';
import { useSession } from '../api/queries.ts';
import { useInfo } from '../case/info.ts';
import { TextArea } from '../case/text-area.tsx';
import { fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { useSay } from '../parts/say.tsx';
import { MissingList } from './missing-list.tsx';
import { mayPropose, needsReason, stillMissing } from './settled.ts';
import type { Draft } from './use-draft.ts';
import { isDay } from './use-exposure.ts';
import { useRegister, useWrite } from './use-register.ts';
import { useReleaseWords } from './words-of.ts';

interface Props {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  /** What the gate misses of this very draft; null while it is looked at. */
  readonly missing: readonly Missing[] | null;
}

/** What has to be there before it leaves, and the proposal. */
export function GatePanel({ draft, set, missing }: Props) {
  const { id, view, reportName } = useInfo();
  const words = useReleaseWords();
  const own = words.gate;
  const say = useSay();
  const [, go] = useLocation();
  const roles = useRegister(id).data?.roles ?? [];
  const may = useSession().data?.rights.includes('releases.make') ?? false;
  const { reason } = draft;
  const propose = useWrite<Proposing>(id, 'releases', ({ entries }) => {
    say(own.proposed);
    set({ text: '', to: '', reason: '', before: [], assumed: {} });
    go(`/cases/${id}/releases?release=${entries[0]}`);
  });
  const standing = view.reports.filter(({ withdrawn }) => !withdrawn);
  const rests = draft.reports ?? standing.map((report) => report.id);
  const left = missing === null ? null : stillMissing(missing, { to: draft.to, reason });
  const ready = left !== null && mayPropose(left) && draft.to.trim() !== '';
  const send = () => {
    propose.mutate({
      level: draft.level,
      to: draft.to.trim(),
      reports: [...rests],
      assumed: draft.assumed,
      ...(draft.text.trim() && { text: draft.text }),
      ...(draft.bundle && { bundle: { redact: [], to: [] } }),
      ...(isDay(draft.on) && { on: draft.on.trim() }),
      ...(reason.trim() && { reason: reason.trim() }),
    });
  };
  return (
    <section aria-labelledby="release-gate">
      <h2 id="release-gate">{own.heading}</h2>
      {/* No form: what asks for consent is one, and stands in it. */}
      <div className="release-form">
        <Field
          label={own.to}
          hint={own.to_hint}
          maxLength={500}
          value={draft.to}
          onChange={({ target }) => set({ to: target.value })}
        />
        {standing.length > 1 && (
          <fieldset className="release-ticks">
            <legend>{own.rests}</legend>
            {standing.map((report) => (
              <label key={report.id}>
                <input
                  type="checkbox"
                  checked={rests.includes(report.id)}
                  onChange={({ target }) =>
                    set({
                      reports: target.checked
                        ? [...rests, report.id]
                        : rests.filter((one) => one !== report.id),
                    })
                  }
                />
                {reportName(report.id)}
              </label>
            ))}
          </fieldset>
        )}
        <fieldset className="release-ticks">
          <legend>{own.besides}</legend>
          <label>
            <input
              type="checkbox"
              checked={draft.bundle}
              onChange={({ target }) => set({ bundle: target.checked })}
            />
            {own.bundle}
          </label>
        </fieldset>
        {missing !== null && needsReason(missing) && (
          <TextArea
            label={own.reason}
            hint={own.reason_hint}
            rows={2}
            most={2000}
            value={reason}
            onChange={(reason) => set({ reason })}
          />
        )}
        <div aria-live="polite">
          {left === null ? (
            <p className="quiet">{words.found.looking}</p>
          ) : (
            <>
              {left.some(({ code }) => code !== 'second') && <h3>{own.missing}</h3>}
              <MissingList missing={left} level={draft.level} roles={roles} />
            </>
          )}
        </div>
        {may ? (
          <Button look="main" disabled={!ready || propose.isPending} onClick={send}>
            {own.propose}
          </Button>
        ) : (
          <p className="quiet">{own.may_not}</p>
        )}
        <p className="quiet">{fill(own.after, { level: words.level[draft.level] })}</p>
      </div>
    </section>
  );
}
