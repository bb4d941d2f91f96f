import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../api/queries.ts';
import { Page } from '../frame/page.tsx';
import { PathwayStrip } from '../parts/pathway-strip.tsx';
import { useSay } from '../parts/say.tsx';
import type { PageKey } from '../parts/use-keys.ts';
import { fill, useWords } from '../words.ts';
import { Add, type Chosen } from './add.tsx';
import { wordAt, wordsIn } from './caret.ts';
import { Correct } from './correct.tsx';
import { Finished } from './finished.tsx';
import { KEYS, mayWant, type Want } from './keys.ts';
import { type Act, type Model, stopsOf, tellingsOf } from './model.ts';
import { Note } from './note.tsx';
import { type Item, Notes } from './notes.tsx';
import { OpenNote } from './open-note.tsx';
import { after, nextWaiting, progress, step } from './order.ts';
import { Reason } from './reason.tsx';
import { otherIn, Reports } from './reports.tsx';
import type { Selected } from './selection.ts';
import { Sheet } from './sheet.tsx';
import { open, useOpened } from './shown.ts';
import { Tabs } from './tabs.tsx';
import { useChoosing } from './use-choosing.ts';
import { useDecisions } from './use-decisions.ts';
import { useMarked } from './use-marked.ts';
import { useNarrow } from './use-narrow.ts';
import { usePlace } from './use-place.ts';
import { useCovers, usePrepared } from './use-prepared.ts';
import { Why } from './why.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly model: Model;
  readonly dates: (when: Act['when']) => string | undefined;
}

/** What is asked beside the claim in focus. */
type Asking = 'correct' | 'reject' | 'withdraw' | 'why';

const ADDING = '+';
/** What goes on while its key is held. */
const HELD: readonly Want[] = ['next', 'previous'];
const NO_TOPS: ReadonlyMap<string, number> = new Map();

/** The reports left, the claims right, and what the keys do with them. */
export function Desk({ model, dates }: Props) {
  const { view, claims } = model;
  const id = view.case.id;
  const words = useWords({ en, ko });
  const say = useSay();
  const opened = useOpened();
  const decides = useSession().data?.rights.includes('claims.decide') ?? false;
  const narrow = useNarrow();
  const [place, go] = usePlace(claims);
  const [asking, setAsking] = useState<Asking>();
  const [adding, setAdding] = useState<Chosen>();
  const [picked, setPicked] = useState<Chosen>();
  const [busy, setBusy] = useState(false);
  const [tops, setTops] = useState<Readonly<Record<string, ReadonlyMap<string, number>>>>({});
  const pane = useRef<HTMLElement>(null);

  const pick = useCallback(
    (claim: string | undefined) => {
      if (claim === undefined) return;
      setAsking(undefined);
      go({ claim, report: undefined });
    },
    [go],
  );
  const pickStop = useCallback(
    (stop: string) => pick(view.drafted.acts.find((one) => one.id === stop)?.claims[0]),
    [view.drafted, pick],
  );
  const decisions = useDecisions(id, pick);
  const focus = place.claim;
  const claim = model.claim(focus);
  const here = place.report ?? claim?.report ?? view.reports[0]?.id;
  const texts = usePrepared(model);
  const far = progress(claims, focus);
  const act = focus === undefined ? undefined : model.actOf(focus);
  const stops = useMemo(() => stopsOf(model, dates), [model, dates]);
  const lit = useMemo(() => new Set(tellingsOf(model, focus)), [model, focus]);

  const { places, claims: covers } = useCovers(model, texts, opened);
  const chosenOf = ({ report, start, end }: Selected): Chosen | undefined => {
    const quote = texts.get(report)?.text.slice(start, end);
    return quote === undefined ? undefined : { report, start, end, quote };
  };
  const beginAdding = (selected: Selected) => {
    setAsking(undefined);
    setPicked(undefined);
    setAdding(chosenOf(selected));
    getSelection()?.removeAllRanges();
  };
  const language = view.reports.find(({ id }) => id === here)?.language;
  const prepared = here === undefined ? undefined : texts.get(here);
  const text = prepared?.text;
  const choosing = useChoosing(
    here !== undefined && text !== undefined ? { report: here, text, language: language ?? '' } : undefined,
    (report) => texts.get(report)?.text,
    beginAdding,
  );

  const decide = async (on: Parameters<typeof decisions.decide>[1]) => {
    if (!claim) return;
    const moveOn = () => {
      setAsking(undefined);
      pick(after(claims, claim.id));
    };
    // A correction may not fit: what was typed stays until it is taken.
    if (on.what === 'correct') return (await decisions.decide(claim.id, on)) ? moveOn() : undefined;
    moveOn();
    if (!(await decisions.decide(claim.id, on))) pick(claim.id);
  };
  const undo = async () => {
    const target = claim && claim.undoes !== null ? claim : model.claim(decisions.lastDecided());
    if (!target) return say(words.nothing_to_undo);
    pick(target.id);
    const what = { what: words.status[target.status], title: model.said(target).title };
    if (await decisions.undo(target.id, words.undo_reason)) say(fill(words.undone, what));
  };
  const run: Readonly<Record<Want, () => void>> = {
    accept: () => {
      if (focus !== undefined && covers.has(focus)) say(words.grave.first);
      else void decide({ what: 'accept' });
    },
    correct: () => setAsking('correct'),
    reject: () => setAsking('reject'),
    withdraw: () => setAsking('withdraw'),
    undo: () => void undo(),
    next: () => pick(step(claims, focus, 1)),
    previous: () => pick(step(claims, focus, -1)),
    waiting: () => {
      const to = nextWaiting(claims, focus);
      if (to === undefined) say(far.waiting === 0 ? words.all_done : words.last_one);
      else pick(to);
    },
    first: () => pick(claims[0]?.id),
    last: () => pick(claims.at(-1)?.id),
    why: () => (act ? setAsking((now) => (now === 'why' ? undefined : 'why')) : say(words.no_date)),
    words: () => {
      if (choosing.selected) return beginAdding(choosing.selected);
      if (prepared === undefined) return;
      const start = claim && claim.report === here ? (claim.anchors[0]?.start ?? 0) : 0;
      choosing.begin(prepared.points.unit(start));
      say(words.choose);
    },
    show: () => {
      for (const one of [focus ?? '', ...lit]) {
        const cover = covers.get(one);
        if (cover !== undefined) open(cover);
      }
    },
    report: () => {
      const ids = view.reports.map(({ id }) => id);
      const to = ids[(ids.indexOf(here ?? '') + 1) % ids.length];
      const there = tellingsOf(model, focus).find((each) => model.claim(each)?.report === to);
      if (there !== undefined) pick(there);
      else if (to !== undefined && to !== here)
        go({ report: to, claim: claims.find(({ report }) => report === to)?.id ?? focus });
    },
    sides: () => go({ sides: !place.sides }),
  };
  const other = otherIn(model, here, focus, place.beside);
  const several = view.reports.length > 1;
  const sides = place.sides && several && !narrow;
  const keys: PageKey[] = KEYS.flatMap(({ want, keys, foot }) =>
    !mayWant(want, decides) || (!several && (want === 'sides' || want === 'report'))
      ? []
      : [
          {
            keys,
            name: words.wants[want],
            run: run[want],
            once: !HELD.includes(want),
            ...(foot && (!narrow || want === 'undo') && { foot }),
          },
        ],
  );

  const mine = useMemo(() => claims.filter(({ report }) => report === here), [claims, here]);
  const items: Item[] = useMemo(() => {
    const list = mine.map((one) => ({
      id: one.id,
      guess: one.id === focus ? 260 : one.says.kind === 'act' ? 60 : 56,
      key: `${one.id === focus ? (asking ?? 'on') : ''}${one.status[0]}${covers.has(one.id) ? 'c' : ''}${model.language}`,
    }));
    if (adding?.report !== here) return list;
    const at = list.findIndex(({ id }) => (model.claim(id)?.anchors[0]?.start ?? 0) > adding!.start);
    return list.toSpliced(at < 0 ? list.length : at, 0, { id: ADDING, guess: 300, key: '' });
  }, [mine, focus, asking, covers, adding, here, model]);

  const open_ = claim && (
    <OpenNote
      model={model}
      claim={claim}
      place={{ n: far.at, of: far.of }}
      covered={covers.has(claim.id)}
      stale={decisions.stale.has(claim.id)}
      onWant={(want) => run[want]()}
      decides={decides}
    >
      {asking === 'why' && act ? (
        <Why model={model} act={act} onPick={pick} onLeave={() => setAsking(undefined)} />
      ) : asking === 'correct' ? (
        <Correct
          model={model}
          claim={claim}
          onLeave={() => setAsking(undefined)}
          onCorrect={(field, value, reason) => void decide({ what: 'correct', field, value, reason })}
        />
      ) : asking === 'reject' || asking === 'withdraw' ? (
        <Reason
          of={asking}
          onLeave={() => setAsking(undefined)}
          onReason={(reason) => void decide({ what: asking, reason })}
        />
      ) : undefined}
    </OpenNote>
  );
  const addForm = adding && (
    <Add
      key={`${adding.report} ${adding.start}`}
      model={model}
      words={adding}
      picked={picked}
      busy={busy}
      onLeave={() => setAdding(undefined)}
      onAdd={async (kind, fields) => {
        const points = texts.get(adding.report)?.points;
        if (!points) return;
        const anchors = [{ start: points.point(adding.start), end: points.point(adding.end) }];
        setBusy(true);
        const added = await decisions.add({ report: adding.report, anchors, act: kind, fields });
        setBusy(false);
        if (added === undefined) return;
        setAdding(undefined);
        pick(added);
        say(words.added);
      }}
    />
  );
  const finished = far.waiting === 0 && (
    <Finished id={id} done={far} conflicts={view.drafted.conflicts.length} />
  );
  const brief = (item: string) => {
    const one = model.claim(item);
    return (
      one && (
        <Note
          claim={one}
          said={model.said(one)}
          stance={model.names.stance(one.stance)}
          covered={covers.has(item)}
          disputed={model.conflictsOf(item).length > 0}
          lit={lit.has(item)}
          onPick={pick}
        />
      )
    );
  };
  useMarked(adding);
  useReveal(pane, tops[here ?? '']?.get(focus ?? ''), focus);

  return (
    <Page
      title={words.title}
      crumbs={[
        { label: words.cases, to: '/' },
        { label: view.case.label ?? id, to: `/cases/${id}` },
        { label: words.title },
      ]}
      keys={adding ? [] : keys}
      fit="panes"
      strip={
        <PathwayStrip
          stops={narrow ? stops.map((stop) => ({ ...stop, note: undefined })) : stops}
          current={act?.id}
          onPick={pickStop}
        />
      }
      foot={
        <>
          {fill(words.foot.accepted, { n: far.accepted + far.corrected })} ·{' '}
          {fill(words.foot.waiting, { n: far.waiting })}
          {view.drafted.conflicts.length > 0 && (
            <span className="conflict">
              {' '}
              · {fill(words.foot.conflicts, { n: view.drafted.conflicts.length })}
            </span>
          )}
        </>
      }
    >
      <h1 className="unseen">{fill(words.of_case, { case: view.case.label ?? id })}</h1>
      <div className={`review${sides ? ' sides' : ''}`}>
        {several && (
          <Tabs
            model={model}
            shown={[here, ...(sides ? [other] : [])]}
            sides={sides}
            narrow={narrow}
            onGo={go}
          />
        )}
        <Reports
          model={model}
          texts={texts}
          places={places}
          here={here}
          other={sides ? other : undefined}
          focus={focus}
          lit={lit}
          pane={pane}
          tops={tops}
          onPick={pick}
          onTops={(report, found) => setTops((all) => ({ ...all, [report]: found }))}
          selected={decides ? choosing.selected : undefined}
          filling={adding !== undefined}
          below={
            narrow && (
              <ol className="below" aria-label={words.claims}>
                {mine.map(({ id }) => (
                  <li key={id}>{brief(id)}</li>
                ))}
              </ol>
            )
          }
          onWord={(report, at) => {
            const language = view.reports.find(({ id }) => id === report)?.language ?? '';
            const word = wordAt(wordsIn(texts.get(report)?.text ?? '', language), at);
            if (word) setPicked(chosenOf({ report, start: word.from, end: word.to }));
          }}
          onMean={(selected) => {
            if (!adding) beginAdding(selected);
            else {
              setPicked(chosenOf(selected));
              getSelection()?.removeAllRanges();
            }
          }}
        />
        {narrow ? (
          <Sheet label={words.claims} onNext={run.next} onPrevious={run.previous}>
            {finished}
            {adding ? addForm : open_}
          </Sheet>
        ) : (
          <Notes
            label={words.claims}
            items={items}
            tops={topsWith(tops[here ?? ''] ?? NO_TOPS, adding, mine, model)}
            focus={adding?.report === here ? ADDING : focus}
            pane={pane}
            above={finished}
            draw={(item) => {
              if (item === ADDING) return addForm;
              return item === focus && !adding ? open_ : brief(item);
            }}
          />
        )}
      </div>
    </Page>
  );
}

/** What is being added stands where its words are: as high as the claim before it. */
function topsWith(
  tops: ReadonlyMap<string, number>,
  adding: Chosen | undefined,
  mine: Model['claims'],
  model: Model,
): ReadonlyMap<string, number> {
  if (!adding) return tops;
  const before = mine.findLast(({ id }) => (model.claim(id)?.anchors[0]?.start ?? 0) <= adding.start);
  const first = mine[0];
  const top = tops.get(before?.id ?? first?.id ?? '') ?? 0;
  return new Map([...tops, [ADDING, top]]);
}

/**
 * The words in focus are brought into the upper part of their pane when they are not in it already. When the page is set anew, for
 * another language or width, they stay at the height where they were.
 */
function useReveal(
  pane: React.RefObject<HTMLElement | null>,
  top: number | undefined,
  focus: string | undefined,
): void {
  const before = useRef<{ focus: string | undefined; top: number }>(undefined);
  useLayoutEffect(() => {
    const element = pane.current;
    if (!element || top === undefined) return;
    if (before.current?.focus === focus) element.scrollTop += top - (before.current?.top ?? top);
    before.current = { focus, top };
    const at = (top - element.scrollTop) / element.clientHeight;
    if (at < 0.08 || at > 0.45) element.scrollTop = top - element.clientHeight * 0.28;
  }, [pane, focus, top]);
}
