import './report.css';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { ReportView, ReviewClaim } from '../../src/server/shapes.ts';
import { useText } from '../api/queries.ts';
import { useProblemWords } from '../parts/say.tsx';
import { Heading } from './heading.tsx';
import type { Look } from './looks.ts';
import { pressed } from './looks.ts';
import type { Model } from './model.ts';
import { Paragraph } from './paragraph.tsx';
import type { Prepared } from './prepared.ts';
import { offsetAt } from './selection.ts';
import { placeOf } from './shown.ts';
import type { Covers } from './use-prepared.ts';
import { useTops } from './use-tops.ts';
import { voicesOf } from './voices.ts';

interface Props {
  readonly model: Model;
  readonly report: ReportView;
  /** Undefined while its text is on its way. */
  readonly prepared: Prepared | undefined;
  /** Paragraphs that are covered, with what they tell of. */
  readonly places: Covers['places'];
  readonly claims: readonly ReviewClaim[];
  readonly on: string | undefined;
  readonly lit: ReadonlySet<string>;
  readonly pane: RefObject<HTMLElement | null>;
  readonly onPick: (claim: string) => void;
  /** While words fill in a form: a press means the word at that place of the text. */
  readonly onWord: ((at: number) => void) | undefined;
  /** Where the words of each claim begin, from the top of the pane's content. */
  readonly onTops: (tops: ReadonlyMap<string, number>) => void;
}

const NOBODY: ReadonlySet<string> = new Set();

const NONE: readonly string[] = [];

/** One report in reading type, with the anchors of its claims. */
export function Report(props: Props) {
  const { model, report, prepared } = props;
  const { error } = useText(model.view.case.id, report.id);
  const inWords = useProblemWords();
  if (error) return <p className="wrong">{inWords(error)}</p>;
  return prepared ? <Words {...props} prepared={prepared} /> : null;
}

function Words({
  model,
  report,
  prepared,
  places,
  claims,
  on,
  lit,
  pane,
  onPick,
  onWord,
  onTops,
}: Props & { readonly prepared: Prepared }) {
  const article = useRef<HTMLElement>(null);
  const { text, blocks, marks, firsts, pieces, key } = prepared;
  const looks = useMemo(() => looksOf(model, claims), [model, claims]);
  const voices = useMemo(
    () => voicesOf(blocks, marks, (id) => model.claim(id)?.voice),
    [blocks, marks, model],
  );
  const look = (claim: string) => looks.get(claim);
  const first = blocks[0]?.kind === 'heading';
  const covered = blocks.map(({ start }) => places.get(placeOf(report.id, start)) ?? NONE);
  useTops(article, pane, onTops, `${key} ${model.language} ${covered.map(({ length }) => length).join('')}`);
  usePresses(article, on, look, onPick, onWord);

  return (
    <article ref={article} className="report" lang={report.language} data-report={report.id}>
      {!first && <Heading report={report} text={text} alone />}
      {blocks.map((block, i) => {
        const ids = prepared.claims[i]!;
        const here = on !== undefined && ids.includes(on) ? on : undefined;
        const shown = ids.some((id) => lit.has(id)) ? lit : NOBODY;
        const cover = covered[i]!;
        const standing = ids.map((id) => looks.get(id)?.status[0] ?? '').join('');
        return (
          <Part key={block.start} after={i === 0 && first ? <Heading report={report} text={text} /> : null}>
            <Paragraph
              report={report.id}
              text={text}
              block={block}
              pieces={pieces[i]!}
              firsts={firsts}
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

function looksOf(model: Model, claims: readonly ReviewClaim[]): ReadonlyMap<string, Look> {
  return new Map(
    claims.map((claim) => {
      const { id, says, status } = claim;
      const quiet = says.kind === 'order' || says.kind === 'same';
      return [id, { id, stage: model.said(claim).stage, quiet, status }];
    }),
  );
}

/** A press on words with a claim goes to it. The claims are in the list beside for those who use keys. */
function usePresses(
  article: RefObject<HTMLElement | null>,
  on: string | undefined,
  look: (claim: string) => Look | undefined,
  onPick: (claim: string) => void,
  onWord: Props['onWord'],
): void {
  const latest = useRef({ on, look, onPick, onWord });
  latest.current = { on, look, onPick, onWord };
  useEffect(() => {
    const element = article.current;
    const listen = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || !(getSelection()?.isCollapsed ?? true)) return;
      const { on, look, onPick, onWord } = latest.current;
      if (onWord) {
        const at = offsetAt(event.clientX, event.clientY);
        if (at !== undefined) onWord(at);
        return;
      }
      const claims = event.target.closest<HTMLElement>('[data-claims]')?.dataset.claims?.split(' ') ?? [];
      const drawn = claims.filter((id) => look(id)?.quiet === false);
      const to = pressed(drawn, on);
      if (to !== undefined) onPick(to);
    };
    element?.addEventListener('click', listen);
    return () => element?.removeEventListener('click', listen);
  }, [article]);
}
