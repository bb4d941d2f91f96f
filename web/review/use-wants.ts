import { useRef } from 'react';
import { useSay } from '../parts/say.tsx';
import { fill, useWords } from '../words.ts';
import type { Asking } from './asked.tsx';
import type { Want } from './keys.ts';
import { type Model, tellingsOf } from './model.ts';
import { after, nextWaiting, step } from './order.ts';
import type { Prepared } from './prepared.ts';
import type { Selected } from './selection.ts';
import { open } from './shown.ts';
import type { Choosing } from './use-choosing.ts';
import type { Decisions, OnClaim } from './use-decisions.ts';
import type { Place } from './use-place.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Seat {
  readonly model: Model;
  readonly place: Place;
  /** The report whose claims stand beside, and its text when it has arrived. */
  readonly here: string | undefined;
  readonly prepared: Prepared | undefined;
  /** Claims whose words are covered → the paragraph. */
  readonly covers: ReadonlyMap<string, string>;
  readonly decisions: Decisions;
  readonly choosing: Choosing;
  readonly pick: (claim: string | undefined) => void;
  /** Back to a claim, unless something is being typed about another. */
  readonly back: (claim: string) => void;
  readonly go: (to: Partial<Place>) => void;
  readonly ask: (asking: Asking | undefined) => void;
  readonly asking: Asking | undefined;
  readonly mean: (selected: Selected) => void;
}

/** What each key does, and what is decided in the form beside a claim. */
export function useWants(seat: Seat): {
  readonly run: Readonly<Record<Want, () => void>>;
  readonly decide: (on: OnClaim) => Promise<void>;
} {
  const { model, place, here, prepared, covers, decisions, choosing, pick, back, go, ask, asking } = seat;
  const words = useWords({ en, ko });
  const say = useSay();
  const { claims, view } = model;
  const focus = place.claim;
  const claim = model.claim(focus);
  const tellings = tellingsOf(model, focus);
  const now = useRef(seat);
  now.current = seat;

  const decide = async (on: OnClaim) => {
    if (!claim) return;
    const moveOn = () => {
      ask(undefined);
      pick(after(claims, claim.id));
    };
    if (on.what === 'accept' && claim.status === 'accepted') return moveOn();
    if (on.what !== 'correct') {
      moveOn();
      if (!(await decisions.decide(claim.id, on))) back(claim.id);
      return;
    }
    // A correction may not fit: what was typed stays until it is taken. Who has gone on meanwhile stays where they are.
    const taken = await decisions.decide(claim.id, on);
    if (taken && now.current.place.claim === claim.id && now.current.asking === 'correct') moveOn();
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
    correct: () => ask('correct'),
    reject: () => ask('reject'),
    withdraw: () => ask('withdraw'),
    undo: () => void undo(),
    next: () => pick(step(claims, focus, 1)),
    previous: () => pick(step(claims, focus, -1)),
    waiting: () => {
      const to = nextWaiting(claims, focus);
      if (to !== undefined) pick(to);
      else say(claim?.status === 'proposed' ? words.last_one : words.all_done);
    },
    first: () => pick(claims[0]?.id),
    last: () => pick(claims.at(-1)?.id),
    why: () => {
      if (asking === 'why') ask(undefined);
      else if (focus !== undefined && model.actOf(focus)) ask('why');
      else say(words.no_date);
    },
    words: () => {
      if (choosing.selected) return seat.mean(choosing.selected);
      if (prepared === undefined) return;
      const start = claim && claim.report === here ? (claim.anchors[0]?.start ?? 0) : 0;
      choosing.begin(prepared.points.unit(start));
      say(words.choose);
    },
    show: () => {
      for (const one of [focus ?? '', ...tellings]) {
        const cover = covers.get(one);
        if (cover !== undefined) open(cover);
      }
    },
    report: () => {
      const ids = view.reports.map(({ id }) => id);
      const to = ids[(ids.indexOf(here ?? '') + 1) % ids.length];
      const there = tellings.find((each) => model.claim(each)?.report === to);
      if (there !== undefined) pick(there);
      else if (to !== undefined && to !== here)
        go({ report: to, claim: claims.find(({ report }) => report === to)?.id ?? focus });
    },
    sides: () => go({ sides: !place.sides }),
  };
  return { run, decide };
}
