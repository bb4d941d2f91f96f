import './open-note.css';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ReviewClaim } from '../../src/server/shapes.ts';
import { fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { Kbd } from '../parts/kbd.tsx';
import { useWords } from '../words.ts';
import { keyOf, type Want } from './keys.ts';
import type { Model } from './model.ts';
import { Mark, StatusWord } from './note.tsx';
import { changesIn, tellersOf } from './says.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly model: Model;
  readonly claim: ReviewClaim;
  readonly place: { readonly n: number; readonly of: number };
  readonly covered: boolean;
  /** Somebody else decided about it first. */
  readonly stale: boolean;
  readonly onWant: (want: Want) => void;
  /** Whether the person may decide about claims. */
  readonly decides: boolean;
  /** What was asked for: the reason, the correction, the dates. */
  readonly children?: ReactNode;
}

/** The claim in focus: all that it says, the words that it rests on, and what can be done with it. */
export function OpenNote({ model, claim, place, covered, stale, onWant, decides, children }: Props) {
  const words = useWords({ en, ko });
  const box = useRef<HTMLElement>(null);
  const said = model.said(claim);
  const { id, status } = claim;
  const heading = `note-${id}`;
  // Each claim that comes into focus is read out
  useEffect(() => {
    const active = document.activeElement;
    if (active === document.body || active?.closest('.review')) box.current?.focus({ preventScroll: true });
  }, [id]);
  const asked = Boolean(children);
  useEffect(() => {
    if (asked) box.current?.scrollIntoView({ block: 'nearest' });
  }, [asked]);
  const report = model.view.reports.find((one) => one.id === claim.report);
  const conflicts = model.conflictsOf(id);
  const dated = model.around.dated(id);
  const why = (
    <button type="button" className="why" onClick={() => onWant('why')}>
      {words.why_short} <Kbd>{keyOf('why')}</Kbd>
    </button>
  );
  return (
    <article
      ref={box}
      className={`note open stage-${said.stage ?? 'none'} ${status}`}
      aria-labelledby={heading}
      aria-current="true"
      data-note={id}
      tabIndex={-1}
    >
      <div className="head">
        <Mark said={said} status={status} />
        <h3 id={heading}>{said.title}</h3>
        <StatusWord status={status} />
        <span className="nth">{fill(words.nth, place)}</span>
      </div>
      {stale && (
        <p className="stale" role="alert">
          {fill(words.stale, { status: words.status[status] })}
        </p>
      )}
      {said.general && <p className="general">{words.general}</p>}
      {said.stage === undefined ? (
        <p className="said">{said.line}</p>
      ) : (
        <dl className="roles">
          {said.rows.map(({ field, value, written }) => (
            <div key={field}>
              <dt>{words.fields[field]}</dt>
              <dd>
                {value}
                {written && <q lang={report?.language}>{written}</q>}
                {field === 'when' && dated && why}
              </dd>
            </div>
          ))}
          {dated && !said.rows.some(({ field }) => field === 'when') && (
            <div>
              <dt>{words.fields.when}</dt>
              <dd className="follows">
                {fill(words.follows, { when: dated })} {why}
              </dd>
            </div>
          )}
        </dl>
      )}
      {claim.first && <Changes model={model} first={claim.first} now={claim} />}
      {covered ? (
        <p className="covered">
          {words.grave.covered}{' '}
          <Button hint={keyOf('show')} onClick={() => onWant('show')}>
            {words.grave.show}
          </Button>
        </p>
      ) : (
        claim.anchors.map(({ start, quote }) => (
          <blockquote key={start} lang={report?.language}>
            {quote}
          </blockquote>
        ))
      )}
      <Told model={model} claim={claim} />
      {conflicts.map(({ explain, values }) => (
        <div key={explain} className="conflict">
          <b>{words.conflict}</b>
          <ul>
            {values.map(({ text, language }) => (
              <li key={text}>
                <q lang={language}>{text}</q>
              </li>
            ))}
          </ul>
          <details>
            <summary>{words.why_conflict}</summary>
            {explain}
          </details>
        </div>
      ))}
      {children ?? (decides && <Actions claim={claim} covered={covered} onWant={onWant} />)}
    </article>
  );
}

/** Who said it, when, and how. */
function Told({ model, claim }: { readonly model: Model; readonly claim: ReviewClaim }) {
  const words = useWords({ en, ko });
  const tellers = tellersOf(claim);
  const { told, kind } = claim.voice;
  const who = tellers.length > 0 ? tellers.join(' → ') : words.narrator;
  return (
    <p className="told">
      {fill(words.told[kind], { who })}
      {told && (
        <>
          {' '}
          · <q>{told.phrase}</q>
        </>
      )}
      {' · '}
      <span className={`stance ${claim.stance}`}>{model.names.stance(claim.stance)}</span>
    </p>
  );
}

/** What stood there first is struck, what stands now beside it. */
function Changes({
  model,
  first,
  now,
}: {
  readonly model: Model;
  readonly first: NonNullable<ReviewClaim['first']>;
  readonly now: ReviewClaim;
}) {
  const words = useWords({ en, ko });
  const changes = changesIn(first, now, model.around);
  return (
    <ul className="changes" aria-label={words.changes}>
      {changes.map(({ field, was, now }) => (
        <li key={field}>
          {words.fields[field as keyof typeof words.fields]} <del>{was || words.nothing}</del>{' '}
          <ins>{now || words.nothing}</ins>
        </li>
      ))}
    </ul>
  );
}

interface ActionsProps {
  readonly claim: ReviewClaim;
  readonly covered: boolean;
  readonly onWant: (want: Want) => void;
}

function Actions({ claim: { status, undoes }, covered, onWant }: ActionsProps) {
  const words = useWords({ en, ko });
  const wants: Want[] =
    status === 'proposed'
      ? ['accept', 'correct', 'reject']
      : status === 'rejected'
        ? ['accept', 'correct']
        : status === 'withdrawn'
          ? []
          : ['correct', 'reject', 'withdraw'];
  if (undoes !== null) wants.push('undo');
  return (
    <div className="keys">
      {wants.map((want) => (
        <Button
          key={want}
          {...(want === 'accept' ? { look: 'main' as const } : {})}
          hint={keyOf(want)}
          disabled={want === 'accept' && covered}
          onClick={() => onWant(want)}
        >
          {words.wants[want]}
        </Button>
      ))}
    </div>
  );
}
