import { useMemo, useRef } from 'react';
import { coversOf } from './covers.ts';
import type { Model } from './model.ts';
import { keyOfAnchors, type Prepared, prepare } from './prepared.ts';
import { placeOf } from './shown.ts';
import { useTexts } from './use-texts.ts';

/** The texts of the reports, ready to be drawn, as they arrive. */
export function usePrepared(model: Model): ReadonlyMap<string, Prepared> {
  const { view, claims } = model;
  const ids = useMemo(() => view.reports.map(({ id }) => id), [view.reports]);
  const texts = useTexts(view.case.id, ids);
  const before = useRef<ReadonlyMap<string, Prepared>>(new Map());
  return useMemo(() => {
    const now = new Map<string, Prepared>();
    for (const report of ids) {
      const text = texts.get(report);
      if (text === undefined) continue;
      const mine = claims.filter((claim) => claim.report === report);
      const known = before.current.get(report);
      const same = known?.text === text && known.key === keyOfAnchors(mine);
      now.set(report, same ? known : prepare(text, mine));
    }
    before.current = now;
    return now;
  }, [ids, texts, claims]);
}

export interface Covers {
  /** Report and beginning of a paragraph → what it tells of that is hard to read. */
  readonly places: ReadonlyMap<string, readonly string[]>;
  /** A claim whose words are covered → the paragraph. */
  readonly claims: ReadonlyMap<string, string>;
}

/** What is covered because it is hard to read and nobody opened it. */
export function useCovers(
  model: Model,
  texts: ReadonlyMap<string, Prepared>,
  opened: (place: string) => boolean,
): Covers {
  return useMemo(() => {
    const places = new Map<string, readonly string[]>();
    const claims = new Map<string, string>();
    for (const [report, { blocks, marks }] of texts) {
      const found = coversOf(
        blocks,
        marks,
        (id) => {
          const claim = model.claim(id);
          if (claim?.says.kind !== 'act') return undefined;
          const { act } = claim.says;
          return { status: claim.status, grave: model.names.grave(act) ? model.names.kind(act) : undefined };
        },
        (start) => opened(placeOf(report, start)),
      );
      for (const [start, kinds] of found.blocks) places.set(placeOf(report, start), kinds);
      for (const [id, start] of found.claims) claims.set(id, placeOf(report, start));
    }
    return { places, claims };
  }, [model, texts, opened]);
}
