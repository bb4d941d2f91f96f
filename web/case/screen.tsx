import { useCallback, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { fill } from '../fill.ts';
import { Page } from '../frame/page.tsx';
import { PathwayStrip } from '../parts/pathway-strip.tsx';
import type { PageKey } from '../parts/use-keys.ts';
import { ActCard } from './act-card.tsx';
import { askText } from './ask.ts';
import { AskCard } from './ask-card.tsx';
import { Conflicts } from './conflicts.tsx';
import { merelyTold } from './ground.ts';
import { Head } from './head.tsx';
import { type Info, useInfo } from './info.ts';
import { moveOf } from './keys.ts';
import { PartyCard } from './party-card.tsx';
import { usePlace } from './place.ts';
import { Record } from './record.tsx';
import { Reports } from './reports.tsx';
import { Rights } from './rights.tsx';
import { rowId } from './row.tsx';
import { Safeguards } from './safeguards.tsx';
import { Sealed } from './sealed.tsx';
import { CaseSheet } from './sheet/sheet.tsx';
import { TimelinePart } from './timeline.tsx';
import { useTried } from './use-tried.ts';
import { Values } from './values.tsx';
import { allWaysOut } from './ways.ts';
import { Where } from './where.tsx';
import { Who } from './who.tsx';

/** Left what follows, right why, and what stands against it. */
export function Screen() {
  const info = useInfo();
  const { words, drafted, acts, parties } = info;
  const [place, go] = usePlace();
  const [trying, setTrying] = useState<string | null>(null);
  const [, visit] = useLocation();
  const ways = allWaysOut(drafted);
  const way = ways.find(({ name }) => name === trying);
  const tried = useTried(way?.drop ?? null);
  const act = acts.find(({ id }) => id === place.act);
  const party = place.party === null ? undefined : parties.get(place.party);
  const { into } = info.view.case;

  const onAct = useCallback((id: string) => go({ act: id, why: null, party: null }), [go]);
  const onWhy = useCallback((id: string) => go({ act: id, why: 'when', party: null }), [go]);
  const onParty = useCallback((id: string) => go({ party: id, act: null, why: null }), [go]);
  const onDates = useCallback((all: boolean) => go({ dates: all ? 'all' : null }), [go]);
  const onTable = useCallback((table: boolean) => go({ who: table ? 'table' : null }), [go]);
  const stops = useMemo(() => stopsOf(info), [info]);
  const press = (key: string) => {
    const at = { acts: acts.map(({ id }) => id), act: act?.id ?? null, why: place.why !== null, trying };
    const move = moveOf(key, { ...at, ways: ways.map(({ name }) => name) });
    if (move === null) return;
    if (move.do === 'act') {
      go({ act: move.act, why: place.why === null ? null : 'when', party: null });
      document.getElementById(rowId(move.act))?.scrollIntoView({ block: 'nearest' });
    } else if (move.do === 'why') go({ act: move.act, why: 'when', party: null });
    else if (move.do === 'no-why') go({ why: null });
    else if (move.do === 'close') go({ act: null, why: null, party: null });
    else setTrying(move.way);
  };
  const key = (keys: readonly string[], name: string, foot = false): PageKey => ({
    ...{ keys, name, foot, run: () => press(keys[0]!) },
  });
  const pageKeys: readonly PageKey[] = [
    key(['w'], words.keys.why, true),
    ...(ways.length > 0 ? [key(['t'], words.keys.try, true)] : []),
    key(['j', 'ArrowDown'], words.keys.next, true),
    key(['k', 'ArrowUp'], words.keys.previous),
    { keys: ['r'], name: words.keys.review, run: () => visit(`/cases/${info.id}/review`) },
    key(['Escape'], words.keys.close),
  ];
  const asked = askText(info);
  return (
    <Page
      title={info.title}
      crumbs={[{ label: words.cases, to: '/' }, { label: info.title }]}
      keys={pageKeys}
      foot={asked && <span className="case-asked">{fill(words.foot.ask, { what: asked })}</span>}
      strip={<PathwayStrip stops={stops} current={act?.id} onPick={(id) => go({ act: id, party: null })} />}
      fit="panes"
    >
      <div className="case">
        <div className="case-main">
          {into !== null && (
            <p className="case-into">
              <Link to={`/cases/${into}`}>{fill(words.into, { id: into })}</Link>
            </p>
          )}
          <Head />
          <TimelinePart
            act={act?.id ?? null}
            all={place.all}
            tried={tried.data?.difference ?? null}
            onAct={onAct}
            onWhy={onWhy}
            onDates={onDates}
          />
          <Who
            table={place.who === 'table'}
            act={act?.id ?? null}
            party={party?.id ?? null}
            onAct={onAct}
            onParty={onParty}
            onTable={onTable}
          />
          <Where />
          <Reports />
          <Rights />
          <Record />
        </div>
        <aside className="case-side">
          {act && (
            <ActCard
              key={act.id}
              act={act}
              why={place.why}
              onWhy={(why) => go({ why })}
              onClose={() => go({ act: null, why: null })}
            />
          )}
          {party && <PartyCard key={party.id} party={party} onClose={() => go({ party: null })} />}
          <Conflicts trying={trying} tried={tried} onTry={setTrying} />
          <Values />
          <AskCard />
          <Safeguards />
          <Sealed />
        </aside>
      </div>
      <CaseSheet />
    </Page>
  );
}

function stopsOf({ acts, claims, actName, when, words }: Info) {
  return acts.map((act) => ({
    id: act.id,
    label: actName(act),
    note: act.phase === 'not-done' ? words.strip.notDone : merelyTold(act) ? undefined : when(act.when),
    stage: act.stage,
    accepted: act.claims.some((id) => ['accepted', 'corrected'].includes(claims.get(id)?.status ?? '')),
  }));
}
