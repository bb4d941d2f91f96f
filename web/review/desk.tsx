import { useCallback, useMemo, useRef, useState } from 'react';
import { useSession } from '../api/queries.ts';
import { Page } from '../frame/page.tsx';
import { PathwayStrip } from '../parts/pathway-strip.tsx';
import { fill, useWords } from '../words.ts';
import { Add } from './add.tsx';
import { Asked } from './asked.tsx';
import { Finished } from './finished.tsx';
import { HowFar } from './how-far.tsx';
import { ADDING, itemsOf, topsWith } from './items.ts';
import { type Act, type Model, stopsOf, tellingsOf } from './model.ts';
import { Note } from './note.tsx';
import { Notes } from './notes.tsx';
import { OpenNote } from './open-note.tsx';
import { progress } from './order.ts';
import { pageKeys } from './page-keys.ts';
import { otherIn, Reports } from './reports.tsx';
import type { Selected } from './selection.ts';
import { Sheet } from './sheet.tsx';
import { useOpened } from './shown.ts';
import { Tabs } from './tabs.tsx';
import { useAdding } from './use-adding.ts';
import { useAsked } from './use-asked.ts';
import { useChoosing } from './use-choosing.ts';
import { useDecisions } from './use-decisions.ts';
import { useNarrow } from './use-narrow.ts';
import { usePlace } from './use-place.ts';
import { useCovers, usePrepared } from './use-prepared.ts';
import { useReveal } from './use-reveal.ts';
import { useWants } from './use-wants.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly model: Model;
  readonly dates: (when: Act['when']) => string | undefined;
}

const NO_TOPS: ReadonlyMap<string, number> = new Map();

/** The reports left, the claims right, and what the keys do with them. */
export function Desk({ model, dates }: Props) {
  const { view, claims } = model;
  const id = view.case.id;
  const words = useWords({ en, ko });
  const opened = useOpened();
  const decides = useSession().data?.rights.includes('claims.decide') ?? false;
  const narrow = useNarrow();
  const [place, go] = usePlace(claims);
  const [tops, setTops] = useState<Readonly<Record<string, ReadonlyMap<string, number>>>>({});
  const pane = useRef<HTMLElement>(null);

  const focus = place.claim;
  const { asking, ask, leave } = useAsked(id, focus);

  const pick = useCallback(
    (claim: string | undefined) => {
      if (claim === undefined) return;
      leave();
      go({ claim, report: undefined });
    },
    [go, leave],
  );
  const pickStop = useCallback(
    (stop: string) => pick(view.drafted.acts.find((one) => one.id === stop)?.claims[0]),
    [view.drafted, pick],
  );
  const claim = model.claim(focus);
  const here = place.report ?? claim?.report ?? view.reports[0]?.id;
  const typing = useRef(false);
  const back = useCallback((claim: string) => (typing.current ? undefined : pick(claim)), [pick]);
  const decisions = useDecisions(id, back);
  const texts = usePrepared(model);
  const { places, claims: covers } = useCovers(model, texts, opened);
  const adding = useAdding(id, texts, decisions, pick);
  typing.current = asking !== undefined || adding.words !== undefined;
  const mean = (selected: Selected) => {
    leave();
    adding.begin(selected);
  };
  const languageOf = (report: string | undefined) =>
    view.reports.find(({ id }) => id === report)?.language ?? '';
  const prepared = texts.get(here ?? '');
  const choosing = useChoosing(
    here !== undefined && prepared
      ? { report: here, text: prepared.text, language: languageOf(here) }
      : undefined,
    (report) => texts.get(report)?.text,
    mean,
  );
  const seat = { model, place, here, prepared, covers, decisions, choosing, pick, back, go, asking, mean };
  const { run, decide } = useWants({ ...seat, ask });
  const far = progress(claims, focus);
  const stops = useMemo(() => stopsOf(model, dates), [model, dates]);
  const lit = useMemo(() => new Set(tellingsOf(model, focus)), [model, focus]);
  const other = otherIn(model, here, focus, place.beside);
  const several = view.reports.length > 1;
  const sides = place.sides && several && !narrow;
  const keys = pageKeys(run, words.wants, { decides, several, narrow });

  const mine = useMemo(() => claims.filter(({ report }) => report === here), [claims, here]);
  const added = adding.words?.report === here ? prepared?.points.point(adding.words?.start ?? 0) : undefined;
  const items = useMemo(
    () =>
      itemsOf(mine, {
        focus,
        asking,
        covered: (id) => covers.has(id),
        language: model.language,
        adding: added,
      }),
    [mine, focus, asking, covers, added, model],
  );

  const focused = claim && (
    <OpenNote
      model={model}
      claim={claim}
      place={{ n: far.at, of: far.of }}
      covered={covers.has(claim.id)}
      stale={decisions.stale.has(claim.id)}
      onWant={(want) => run[want]()}
      decides={decides}
    >
      {asking && (
        <Asked asking={asking} model={model} claim={claim} onDecide={decide} onPick={pick} onLeave={leave} />
      )}
    </OpenNote>
  );
  const form = adding.words && (
    <Add
      key={`${adding.words.report} ${adding.words.start}`}
      model={model}
      words={adding.words}
      picked={adding.picked}
      busy={adding.busy}
      onLeave={adding.leave}
      onAdd={(act, fields) => void adding.save(act, fields)}
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
  useReveal(pane, tops[here ?? '']?.get(focus ?? ''), focus);

  return (
    <Page
      title={words.title}
      crumbs={[
        { label: words.cases, to: '/' },
        { label: view.case.label ?? id, to: `/cases/${id}` },
        { label: words.title },
      ]}
      keys={adding.words ? [] : keys}
      fit="panes"
      strip={
        <PathwayStrip
          stops={narrow ? stops.map((stop) => ({ ...stop, note: undefined })) : stops}
          current={focus === undefined ? undefined : model.actOf(focus)?.id}
          onPick={pickStop}
        />
      }
      foot={<HowFar far={far} conflicts={view.drafted.conflicts.length} />}
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
          filling={adding.words !== undefined}
          below={
            narrow && (
              <ol className="below" aria-label={words.claims}>
                {mine.map(({ id }) => (
                  <li key={id}>{brief(id)}</li>
                ))}
              </ol>
            )
          }
          onWord={(report, at) => adding.press(report, languageOf(report), at)}
          onMean={adding.words ? adding.fill : mean}
        />
        {narrow ? (
          <Sheet label={words.claims} onNext={run.next} onPrevious={run.previous}>
            {finished}
            {form ?? focused}
          </Sheet>
        ) : (
          <Notes
            label={words.claims}
            report={here}
            items={items}
            tops={topsWith(tops[here ?? ''] ?? NO_TOPS, mine, added)}
            focus={added === undefined ? focus : ADDING}
            pane={pane}
            above={finished}
            draw={(item) => (item === ADDING ? form : item === focus && !form ? focused : brief(item))}
          />
        )}
      </div>
    </Page>
  );
}
