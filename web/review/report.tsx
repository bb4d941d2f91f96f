import './report.css';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { ReportView, ReviewClaim } from '../../src/server/shapes.ts';
import { useText } from '../api/queries.ts';
import { useProblemWords } from '../parts/say.tsx';
import { blocksOf } from './blocks.ts';
import { Heading } from './heading.tsx';
import type { Look } from './looks.ts';
import { pressed } from './looks.ts';
import type { Model } from './model.ts';
import { Paragraph } from './paragraph.tsx';
import { pointsOf } from './points.ts';
import { type Mark, segmentsOf } from './segments.ts';
import { placeOf, useOpened } from './shown.ts';
import { useTops } from './use-tops.ts';
import { voicesOf } from './voices.ts';

interface Props {
  readonly model: Model;
  readonly report: ReportView;
  readonly claims: readonly ReviewClaim[];
  readonly on: string | undefined;
  readonly lit: ReadonlySet<string>;
  readonly pane: RefObject<HTMLElement | null>;
  readonly onPick: (claim: string) => void;
  /** Where the words of each claim begin, from the top of the pane's content. */
  readonly onTops: (tops: ReadonlyMap<string, number>) => void;
}

const NOBODY: ReadonlySet<string> = new Set();

/** One report in reading type, with the anchors of its claims. */
export function Report(props: Props) {
  const { model, report } = props;
  const { data, error } = useText(model.view.case.id, report.id);
  const inWords = useProblemWords();
  if (error) return <p className="wrong">{inWords(error)}</p>;
  return data ? <Words {...props} text={data.text} /> : null;
}

function Words({
  model,
  report,
  claims,
  on,
  lit,
  pane,
  onPick,
  onTops,
  text,
}: Props & { readonly text: string }) {
  const article = useRef<HTMLElement>(null);
  const opened = useOpened();
  const marks = useMarks(text, claims);
  const blocks = useMemo(() => blocksOf(text), [text]);
  const pieces = useMemo(() => segmentsOf(blocks, marks.all), [blocks, marks]);
  const looks = useMemo(() => looksOf(model, claims), [model, claims]);
  const voices = useMemo(
    () => voicesOf(blocks, marks.all, (id) => model.claim(id)?.voice),
    [blocks, marks, model],
  );
  const look = (claim: string) => looks.get(claim);
  const covered = (start: number, ids: readonly string[]) =>
    opened(placeOf(report.id, start)) ? [] : gravesOf(model, ids);
  const first = blocks[0]?.kind === 'heading';
  useTops(
    article,
    pane,
    onTops,
    `${marks.key} ${model.language} ${blocks.map(({ start }) => opened(placeOf(report.id, start))).join()}`,
  );
  usePresses(article, on, look, onPick);

  return (
    <article ref={article} className="report" lang={report.language} data-report={report.id}>
      {!first && <Heading report={report} text={text} alone />}
      {blocks.map((block, i) => {
        const ids = [...new Set(pieces[i]!.flatMap((piece) => piece.claims))];
        const here = on !== undefined && ids.includes(on) ? on : undefined;
        const shown = ids.some((id) => lit.has(id)) ? lit : NOBODY;
        const cover = covered(block.start, ids);
        const standing = ids.map((id) => looks.get(id)?.status[0] ?? '').join('');
        return (
          <Part key={block.start} after={i === 0 && first ? <Heading report={report} text={text} /> : null}>
            <Paragraph
              report={report.id}
              text={text}
              block={block}
              pieces={pieces[i]!}
              firsts={marks.firsts}
              voiced={voices[i] !== undefined}
              covered={cover}
              look={look}
              on={here}
              lit={shown}
              signature={[standing, here, [...shown].join(), cover.join(), voices[i]?.kind].join('|')}
            />
          </Part>
        );
      })}
    </article>
  );
}

function Part({ children, after }: { readonly children: React.ReactNode; readonly after: React.ReactNode }) {
  return (
    <>
      {children}
      {after}
    </>
  );
}

interface Marks {
  readonly all: readonly Mark[];
  /** Where a claim's first words begin → claims. */
  readonly firsts: ReadonlyMap<number, readonly string[]>;
  readonly key: string;
}

/** The anchors in UTF-16 units, made anew only when an anchor is other than before: a decision changes none. */
function useMarks(text: string, claims: readonly ReviewClaim[]): Marks {
  const key = claims.map(({ id, anchors }) => `${id}:${anchors.map(({ start }) => start).join()}`).join(' ');
  // The key says all of the claims that counts here
  return useMemo(() => {
    const { unit } = pointsOf(text);
    const all: Mark[] = [];
    const firsts = new Map<number, string[]>();
    for (const { id, anchors } of claims) {
      for (const { start, end } of anchors) all.push({ claim: id, start: unit(start), end: unit(end) });
      const [first] = anchors;
      if (first === undefined) continue;
      const at = unit(first.start);
      firsts.set(at, [...(firsts.get(at) ?? []), id]);
    }
    return { all, firsts, key };
  }, [text, key]);
}

function looksOf(model: Model, claims: readonly ReviewClaim[]): ReadonlyMap<string, Look> {
  return new Map(
    claims.map((claim) => {
      const { id, says, status } = claim;
      const quiet = says.kind === 'order' || says.kind === 'same';
      return [id, { id, stage: model.said(claim).stage, quiet, status }];
    }),
  );
}

/** What claims of a paragraph tell of that is hard to read, each kind once. */
function gravesOf(model: Model, ids: readonly string[]): string[] {
  const kinds = ids.flatMap((id) => {
    const claim = model.claim(id);
    return claim &&
      claim.status !== 'rejected' &&
      claim.says.kind === 'act' &&
      model.names.grave(claim.says.act)
      ? [model.names.kind(claim.says.act)]
      : [];
  });
  return [...new Set(kinds)];
}

/** A press on words with a claim goes to it. The claims are in the list beside for those who use keys. */
function usePresses(
  article: RefObject<HTMLElement | null>,
  on: string | undefined,
  look: (claim: string) => Look | undefined,
  onPick: (claim: string) => void,
): void {
  const latest = useRef({ on, look, onPick });
  latest.current = { on, look, onPick };
  useEffect(() => {
    const element = article.current;
    const listen = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || !(getSelection()?.isCollapsed ?? true)) return;
      const { on, look, onPick } = latest.current;
      const claims = event.target.closest<HTMLElement>('[data-claims]')?.dataset.claims?.split(' ') ?? [];
      const drawn = claims.filter((id) => look(id)?.quiet === false);
      const to = pressed(drawn, on);
      if (to !== undefined) onPick(to);
    };
    element?.addEventListener('click', listen);
    return () => element?.removeEventListener('click', listen);
  }, [article]);
}
