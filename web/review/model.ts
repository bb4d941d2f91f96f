/** What the screen of a review knows of a case, made of the server's answer. Pure. */
import type { CaseView, PackView, ReviewClaim } from '../../src/server/shapes.ts';
import type { Stop } from '../parts/pathway-strip.tsx';
import { type Language, type Names, type NameWords, namesIn } from './names.ts';
import { type Around, type Said, type SaysWords, saidIn } from './says.ts';

export type Act = CaseView['drafted']['acts'][number];
export type Conflict = CaseView['drafted']['conflicts'][number];

export interface Model {
  readonly view: CaseView;
  readonly pack: PackView;
  readonly language: Language;
  readonly names: Names;
  readonly around: Around;
  readonly claims: readonly ReviewClaim[];
  readonly claim: (id: string | undefined) => ReviewClaim | undefined;
  /** The act of the case that a claim tells of. */
  readonly actOf: (claim: string) => Act | undefined;
  readonly conflictsOf: (claim: string) => readonly Conflict[];
  /** A claim in words, made once as long as it stays as it is. */
  readonly said: (claim: ReviewClaim) => Said;
}

export interface ModelWords {
  readonly names: NameWords;
  readonly says: SaysWords;
}

/** What depends on the case as it is put together, and not on what becomes of single claims: a decision leaves it as it is. */
export interface Base {
  readonly pack: PackView;
  readonly language: Language;
  readonly names: Names;
  readonly says: SaysWords;
  readonly acts: ReadonlyMap<string, Act>;
  readonly conflicts: ReadonlyMap<string, readonly Conflict[]>;
  readonly dates: (when: Act['when']) => string | undefined;
  readonly said: WeakMap<ReviewClaim, Said>;
}

/** @param dates what is possible of a date, in words; undefined when nothing is known */
export function baseOf(
  drafted: CaseView['drafted'],
  pack: PackView,
  language: Language,
  words: ModelWords,
  dates: Base['dates'],
): Base {
  const conflicts = new Map<string, Conflict[]>();
  for (const conflict of drafted.conflicts)
    for (const id of conflict.claims) conflicts.set(id, [...(conflicts.get(id) ?? []), conflict]);
  return {
    pack,
    language,
    names: namesIn(drafted, pack, language, words.names),
    says: words.says,
    acts: new Map(drafted.acts.flatMap((act) => act.claims.map((id) => [id, act] as const))),
    conflicts,
    dates,
    said: new WeakMap(),
  };
}

export function modelOf(view: CaseView, base: Base): Model {
  const { pack, language, names, acts, conflicts, dates, said } = base;
  const { claims } = view;
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const around: Around = {
    names,
    words: base.says,
    other: (id, report) => byId.get(id) ?? byId.get(`${report}.${id}`),
    dated: (id) => {
      const act = acts.get(id);
      return act && dates(act.when);
    },
  };
  return {
    view,
    pack,
    language,
    names,
    around,
    claims,
    claim: (id) => (id === undefined ? undefined : byId.get(id)),
    actOf: (id) => acts.get(id),
    conflictsOf: (id) => conflicts.get(id) ?? [],
    said: (claim) => {
      const known = said.get(claim) ?? saidIn(claim, around);
      said.set(claim, known);
      return known;
    },
  };
}

/** The stations of the case for the strip above the page. */
export function stopsOf(
  { view: { drafted }, claim, language }: Model,
  dates: (when: Act['when']) => string | undefined,
): Stop[] {
  const acts = new Map(drafted.acts.map((act) => [act.id, act]));
  return drafted.pathway.flatMap((id) => {
    const act = acts.get(id);
    if (act === undefined) return [];
    const label = language === 'ko' ? (act.label_ko ?? act.label) : act.label;
    return [
      {
        id,
        label: label.charAt(0).toLocaleUpperCase('en') + label.slice(1),
        // That it was over when it was told is true of every act: it says nothing about this one.
        note: act.when.earliest === null ? undefined : dates(act.when),
        stage: act.stage,
        accepted: act.claims.some((each) => ['accepted', 'corrected'].includes(claim(each)?.status ?? '')),
      },
    ];
  });
}

/** The claims of other reports that tell of the same act. */
export function tellingsOf(model: Model, claim: string | undefined): readonly string[] {
  const here = model.claim(claim);
  if (here === undefined) return [];
  const act = model.actOf(here.id);
  return (act?.claims ?? []).filter((id) => id !== here.id && model.claim(id)?.report !== here.report);
}
