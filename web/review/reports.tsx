import './reports.css';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words.ts';
import { keyOf } from './keys.ts';
import { type Model, tellingsOf } from './model.ts';
import type { Prepared } from './prepared.ts';
import { Report } from './report.tsx';
import { rangeOf, type Selected } from './selection.ts';
import type { Covers } from './use-prepared.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly model: Model;
  readonly texts: ReadonlyMap<string, Prepared>;
  readonly places: Covers['places'];
  /** The report whose claims stand beside. */
  readonly here: string | undefined;
  /** The one beside it. */
  readonly other: string | undefined;
  readonly focus: string | undefined;
  readonly lit: ReadonlySet<string>;
  readonly pane: RefObject<HTMLElement | null>;
  readonly tops: Readonly<Record<string, ReadonlyMap<string, number>>>;
  readonly onPick: (claim: string) => void;
  readonly onTops: (report: string, tops: ReadonlyMap<string, number>) => void;
  readonly selected: Selected | undefined;
  /** A claim is being added: selected words fill a field of it. */
  readonly filling: boolean;
  /** Below the words of the report in focus. */
  readonly below: ReactNode;
  /** While a claim is added: a word of a report was pressed. */
  readonly onWord: (report: string, at: number) => void;
  readonly onMean: (selected: Selected) => void;
}

/** The reports of the case: one, with tabs for the others, or two side by side. */
export function Reports(props: Props) {
  const { model, here, other, focus, pane, tops } = props;
  const { reports } = model.view;
  const shown = reports.filter(({ id }) => id === here || id === other);
  const beside = useRef<HTMLElement>(null);

  // The telling in the other report comes to stand on the line of the one in focus.
  const telling = tellingsOf(model, focus).find((id) => model.claim(id)?.report === other);
  const line = tops[here ?? '']?.get(focus ?? '');
  const there = telling === undefined ? undefined : tops[other ?? '']?.get(telling);
  useEffect(() => {
    const [a, b] = [pane.current, beside.current];
    if (a && b && line !== undefined && there !== undefined) b.scrollTop = there - (line - a.scrollTop);
  }, [pane, line, there]);

  return (
    <div className="panes">
      {shown.map((report) => (
        <Pane
          key={report.id}
          {...props}
          report={report.id}
          pane={report.id === here ? pane : beside}
          active={report.id === here}
        />
      ))}
    </div>
  );
}

/** The report beside the one in focus: as chosen, else one that tells of the same act, else the first other. */
export function otherIn(
  model: Model,
  here: string | undefined,
  focus: string | undefined,
  chosen: string | undefined,
): string | undefined {
  const others = model.view.reports.filter(({ id }) => id !== here);
  const telling = model.claim(tellingsOf(model, focus)[0])?.report;
  return [chosen, telling].find((id) => others.some((one) => one.id === id)) ?? others[0]?.id;
}

function Pane(props: Props & { readonly report: string; readonly active: boolean }) {
  const { model, report: id, focus, lit, pane, active, onPick, onTops, selected } = props;
  const words = useWords({ en, ko });
  const report = model.view.reports.find((one) => one.id === id)!;
  const claims = useMemo(() => model.claims.filter((claim) => claim.report === id), [model, id]);
  return (
    <section
      ref={pane}
      className={`pane${active ? ' active' : ''}`}
      aria-label={`${words.report}: ${report.publisher ?? report.file}, ${tag(report.language)}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keys too
      tabIndex={0}
    >
      <Report
        model={model}
        report={report}
        prepared={props.texts.get(id)}
        places={props.places}
        claims={claims}
        on={focus}
        lit={lit}
        pane={pane}
        onPick={onPick}
        onWord={props.filling ? (at) => props.onWord(id, at) : undefined}
        onTops={(tops) => onTops(id, tops)}
      />
      {active && props.below}
      {selected?.report === id && <Mean {...props} selected={selected} />}
    </section>
  );
}

/** Beside selected words: what do they mean? */
function Mean({ selected, pane, filling, onMean }: Props & { readonly selected: Selected }) {
  const words = useWords({ en, ko });
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    const scroller = pane.current;
    const range = scroller && rangeOf(scroller, selected.start, selected.end);
    if (!element || !scroller || !range) return;
    const rects = range.getClientRects();
    const last = rects[rects.length - 1];
    const frame = scroller.getBoundingClientRect();
    if (!last) return;
    const left = Math.min(last.right - frame.left, scroller.clientWidth - element.offsetWidth - 12);
    element.style.left = `${Math.max(12, left)}px`;
    element.style.top = `${last.bottom - frame.top + scroller.scrollTop + 6}px`;
  }, [selected, pane]);
  return (
    <div ref={box} className="mean">
      <Button
        look="main"
        hint={filling ? undefined : keyOf('words')}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onMean(selected)}
      >
        {filling ? words.add.fill : words.add.open}
      </Button>
    </div>
  );
}

function tag(language: string): string {
  return language.toUpperCase();
}
