import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { Level, Register, Release } from '../../src/server/release/shapes.ts';
import { useSession } from '../api/queries.ts';
import { useInfo } from '../case/info.ts';
import { count, fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { Chip } from '../parts/chip.tsx';
import { Answers } from './answers.tsx';
import { Correction } from './correction.tsx';
import { MissingList } from './missing-list.tsx';
import { momentText } from './moment.ts';
import { keepDraft, withText } from './use-draft.ts';
import { useReleaseWords } from './words-of.ts';

/** Of what can still change, and of what is out. */
const TONES = { waiting: 'warn', approved: 'accent', left: 'good' } as const;

interface Props {
  readonly release: Release;
  readonly register: Register;
  /** The address points at it. */
  readonly open: boolean;
}

/** One line of the register: what, for whom, by whom, and what became of it. */
export function ReleaseCard({ release, register, open }: Props) {
  const { id, language, reportName } = useInfo();
  const all = useReleaseWords();
  const words = all.register;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) card.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const { seq, state, level, to, texts, bundle, answer, made, withdrawn, missing, paths } = release;
  const who = ({ actor, name }: { readonly actor: string; readonly name?: string | undefined }) =>
    name ?? actor;
  const when = (at: number) => momentText(at, language);
  const by = (mark: { readonly at: number; readonly actor: string; readonly name?: string | undefined }) => ({
    when: when(mark.at),
    who: who(mark),
  });
  const known = paths === null ? 0 : paths.subject + paths.source + paths.style + paths.versions;
  const drafter = release.drafter && release.drafter.id !== release.actor ? release.drafter : null;
  return (
    <article ref={card} className="release-card release-one" aria-labelledby={`release-${seq}`}>
      <header>
        <h2 id={`release-${seq}`}>
          {fill(words.no, { n: seq })}
          {level !== null && ` · ${all.level[level]} · ${fill(words.to, { to })}`}
        </h2>
        <Chip {...(state in TONES && { tone: TONES[state as keyof typeof TONES] })}>
          {words.states[state]}
        </Chip>
      </header>
      {state === 'shredded' && <p>{words.shredded}</p>}
      <ul className="release-marks">
        <Line>{fill(words.proposed, by(release))}</Line>
        {drafter && <Line>{fill(words.drafted, { who: drafter.name ?? drafter.id })}</Line>}
        {answer?.yes && <Line>{fill(words.approved, by(answer))}</Line>}
        {answer && !answer.yes && (
          <Line>{fill(words.refused, { ...by(answer), reason: answer.reason ?? '' })}</Line>
        )}
        {made.map((one) => (
          <Line key={one.seq}>
            {fill(words.left, {
              when: when(one.at),
              files: one.files.map(({ name }) => name).join(', '),
            })}
          </Line>
        ))}
        {withdrawn && (
          <Line>{fill(words.withdrawn, { ...by(withdrawn), reason: withdrawn.reason ?? '' })}</Line>
        )}
      </ul>
      {release.fallen.length > 0 && <Correction release={release} />}
      {state !== 'shredded' && (
        <details open={open || state === 'waiting'}>
          <summary>{words.text}</summary>
          {texts.map((text) => (
            <p key={text.text} className="release-told read" lang={text.language}>
              {text.text}
            </p>
          ))}
          {bundle && <p>{words.bundle}</p>}
          <ul className="release-marks">
            <Line>{fill(words.rests, { list: release.reports.map(reportName).join(', ') })}</Line>
            <Line>{known === 0 ? words.no_paths : count(words.paths, known)}</Line>
            {release.reason !== null && <Line>{fill(words.why, { reason: release.reason })}</Line>}
            {release.set.length > 0 && <Line>{fill(words.set, { list: release.set.join(' · ') })}</Line>}
          </ul>
          {texts[0] && level !== null && <Again id={id} text={texts[0].text} level={level} />}
        </details>
      )}
      {missing.length > 0 && level !== null && (
        <>
          <h3>{all.gate.missing}</h3>
          <MissingList missing={missing} level={level} roles={register.roles} />
        </>
      )}
      <Answers release={release} register={register} />
    </article>
  );
}

function Line({ children }: { readonly children: ReactNode }) {
  return <li>{children}</li>;
}

interface AgainProps {
  readonly id: string;
  readonly text: string;
  readonly level: Level;
}

/** The second person sees what the first saw: the words that lead to somebody. */
function Again({ id, text, level }: AgainProps) {
  const words = useReleaseWords().register;
  const session = useSession().data;
  const [, go] = useLocation();
  return (
    <Button
      onClick={() => {
        keepDraft(id, session, (draft) => ({ ...withText(draft, text), level }));
        go(`/cases/${id}/release`);
      }}
    >
      {words.look}
    </Button>
  );
}
