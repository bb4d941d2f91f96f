import type { Claim, Report, TimeRef } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import {
  endOf,
  type Fact,
  factsOf,
  type GapFact,
  orderFact,
  publicationFacts,
  publishedFact,
  type Solution,
  solve,
  startOf,
  toldFact,
} from '../time/index.ts';
import type { ActClaim, ToldAct } from './acts.ts';
import { completed, countsFrom } from './context.ts';

/** What the network is about: the acts, the tellings and the publications of the reports. */
export interface Times {
  readonly solution: Solution;
  readonly facts: readonly Fact[];
  readonly tellings: readonly Telling[];
  /** Order between acts as told, by act id; `law` when only the process of the pack says so. */
  readonly orders: readonly { readonly before: string; readonly after: string; readonly law: boolean }[];
}

/** A point at which a source spoke, with the words that say when. */
export interface Telling {
  readonly point: string;
  readonly report: Report;
  readonly ref: TimeRef | undefined;
}

/**
 * Dates everything that the claims and the pack's process bound, together.
 *
 * @param lastOnly claims that contradict themselves: of their times of one sense only the last counts, and what they last is not over
 */
export function timesOf(
  reports: readonly Report[],
  claims: readonly Claim[],
  acts: readonly ToldAct[],
  pack: Pack,
  lastOnly: ReadonlySet<string> = new Set(),
): Times {
  const conventions = pack.time;
  const facts: Fact[] = [];
  const tellings = new Tellings(reports, claims);
  for (const report of reports) {
    facts.push(...publicationFacts(published(report), report.published));
  }
  for (const { point, report, ref } of tellings.all()) {
    facts.push(publishedFact(point, published(report)));
    if (ref === undefined) continue;
    const reference = ref.from === 'absolute' ? {} : { reference: published(report) };
    // A telling has one point; what is said of its start is said of it.
    for (const fact of factsOf(
      ref,
      { act: point, claims: [], id: `${point}.told`, ...reference },
      conventions,
    ))
      if (fact.kind !== 'gap') facts.push({ ...fact, point });
  }
  const line = new Line(acts, reports);
  for (const act of acts) {
    let finished = false;
    for (const claim of act.claims) {
      const told = tellings.of(claim);
      const future = claim.says.phase === 'threatened' || claim.says.phase === 'not-done';
      if (claim.says.phase === 'done' || claim.says.phase === 'ongoing' || claim.says.phase === 'attempted')
        facts.push(toldFact(act.id, told, [claim.id]));
      claim.says.roles.when.forEach((written, i, all) => {
        if (lastOnly.has(claim.id) && all.slice(i + 1).some(({ sense }) => sense === written.sense)) return;
        const report = line.report(claim);
        const before = line.before(claim);
        const full = completed(written, claim, before, report);
        const ref = full?.ref ?? written;
        const counted = countsFrom(ref, claim, before, report);
        const origin = counted !== undefined && line.act(counted) !== act.id ? counted : undefined;
        if (ref.from === 'act' && ref.expr.kind !== 'duration' && origin === undefined) return; // said by an order claim
        const reference =
          origin !== undefined
            ? { reference: startOf(line.act(origin)) }
            : ref.from === 'absolute' && !needsReference(ref)
              ? {}
              : { reference: ref.from === 'publication' ? published(report) : told };
        const claims = [
          claim.id,
          ...(full === undefined ? [] : [full.claim]),
          ...(origin === undefined ? [] : [origin.id]),
        ];
        const tense = future && claim.says.phase === 'threatened' ? { tense: 'future' as const } : {};
        const about = {
          act: act.id,
          claims,
          id: `${act.id}.${claim.id}.${i}`,
          ...reference,
          ...tense,
        };
        const made = factsOf(ref, about, conventions);
        finished ||= made.some((fact) => fact.kind === 'gap' && fact.rule === 'duration');
        facts.push(...made);
      });
      // How long something took is told when it is over; unless that cannot be: then it is how long it is to take.
      if (finished && claim.says.phase === 'done') {
        if (!lastOnly.has(claim.id)) facts.push(toldFact(act.id, told, [claim.id], true));
        finished = false;
      }
    }
  }
  const orders = ordersOf(claims, acts);
  const lasting = lastingActs(acts);
  for (const { before, after, claim, gap, phrase } of orders) {
    const fact = orderFact(before, after, [claim], gap ?? { min: 0, max: null }, phrase);
    facts.push(lasting.has(before) ? fact : { ...fact, from: startOf(before) });
  }
  const told = ordersOnly(orders, false);
  let byLaw = processOrders(acts, lasting, pack);
  for (let round = 1; ; round++) {
    const all = [...facts, ...byLaw.map(({ fact }) => fact)];
    const solution = solve(unique(all), conventions);
    // What is told goes before what usually happens: the process takes no part in a conflict of claims, and makes none.
    const against = new Set(solution.conflicts.flatMap((conflict) => conflict.facts));
    let kept = byLaw.filter(({ fact }) => !against.has(fact.id));
    if (kept.length === byLaw.length && kept.length > 0 && solution.conflicts.length > 0)
      kept = conflictsOnly(solve(unique(facts), conventions), solution) ? byLaw : [];
    else if (round === ROUNDS) kept = [];
    if (kept.length === byLaw.length)
      return {
        solution,
        facts: all,
        tellings: tellings.all(),
        orders: [...told, ...ordersOnly(byLaw, true)],
      };
    byLaw = kept;
  }
}

/** The process is tried so often without the steps that contradict; then it is left out altogether. */
const ROUNDS = 4;

/** Whether the second has no conflict that the first does not have. */
function conflictsOnly(first: Solution, second: Solution): boolean {
  const known = new Set(first.conflicts.map(({ claims }) => claims.join(' ')));
  return second.conflicts.every(({ claims }) => known.has(claims.join(' ')));
}

function ordersOnly(
  orders: readonly { readonly before: string; readonly after: string }[],
  law: boolean,
): Times['orders'] {
  return orders.map(({ before, after }) => ({ before, after, law }));
}

/** Claims before one looked at for what completes its times. */
const NEAR = 12;

/** The act claims in the order of telling, with their acts and reports. */
class Line {
  readonly #claims: readonly ActClaim[];
  readonly #place: ReadonlyMap<string, number>;
  readonly #act: ReadonlyMap<string, string>;
  readonly #report: ReadonlyMap<string, Report>;

  constructor(acts: readonly ToldAct[], reports: readonly Report[]) {
    this.#report = new Map(reports.map((report) => [report.id, report]));
    const order = new Map(reports.map(({ id }, i) => [id, i]));
    const start = (claim: ActClaim): number => claim.anchors[0]?.start ?? 0;
    this.#claims = acts
      .flatMap(({ claims }) => claims)
      .sort((a, b) => order.get(a.report)! - order.get(b.report)! || start(a) - start(b));
    this.#place = new Map(this.#claims.map(({ id }, i) => [id, i]));
    this.#act = new Map(acts.flatMap(({ id, claims }) => claims.map((claim) => [claim.id, id] as const)));
  }

  before({ id, report }: ActClaim): ActClaim[] {
    const place = this.#place.get(id)!;
    return this.#claims.slice(Math.max(0, place - NEAR), place).filter((claim) => claim.report === report);
  }

  act({ id }: ActClaim): string {
    return this.#act.get(id)!;
  }

  report({ report }: ActClaim): Report {
    return this.#report.get(report)!;
  }
}

/**
 * Acts of which the reports say how long they took or when they ended. What comes after such an act comes after its end; what
 * comes "as soon as he was sent away" comes after its beginning, whatever the sending lasts.
 */
function lastingActs(acts: readonly ToldAct[]): ReadonlySet<string> {
  const lasts = ({ says }: ActClaim): boolean =>
    says.roles.when.some(
      ({ expr, sense }) =>
        sense === 'duration' || sense === 'end' || expr.kind === 'duration' || expr.kind === 'interval',
    );
  return new Set(acts.filter(({ claims }) => claims.some(lasts)).map(({ id }) => id));
}

/** A date without its year is the last such date before it was told. */
function needsReference({ expr }: TimeRef): boolean {
  if (expr.kind === 'date') return expr.year === undefined && expr.decade === undefined;
  if (expr.kind === 'interval')
    return [expr.from, expr.to].some(
      (e) => e?.kind === 'date' && e.year === undefined && e.decade === undefined,
    );
  return expr.kind !== 'duration' && expr.kind !== 'set';
}

/** The point at which a report came out. */
export function published(report: Pick<Report, 'id'>): string {
  return `${report.id}.published`;
}

/** When each claim was told: the voice says when, or the same source did elsewhere in the report, or with the publication. */
class Tellings {
  readonly #points = new Map<string, Telling>();
  readonly #of = new Map<string, string>();

  constructor(reports: readonly Report[], claims: readonly Claim[]) {
    const byId = new Map(reports.map((report) => [report.id, report]));
    const spoke = new Map<string, Set<string>>();
    for (const claim of claims) {
      if (!dated(claim)) continue;
      const source = sourceOf(claim);
      spoke.set(source, (spoke.get(source) ?? new Set()).add(JSON.stringify(claim.voice.told.expr)));
    }
    const first = new Map<string, TimeRef>();
    const tellings = new Map<string, number>();
    for (const claim of claims)
      if (dated(claim))
        first.set(`${claim.report}\n${JSON.stringify(claim.voice.told.expr)}`, claim.voice.told);
    for (const claim of claims) {
      const report = byId.get(claim.report);
      if (report === undefined || claim.says.kind === 'same') continue;
      const own = dated(claim) ? JSON.stringify(claim.voice.told.expr) : undefined;
      const elsewhere = spoke.get(sourceOf(claim));
      const told = own ?? (elsewhere?.size === 1 ? [...elsewhere][0] : undefined);
      // Who does not say when a source spoke tells what was said for the paper of the day.
      if (told === undefined) {
        this.#of.set(claim.id, published(report));
        continue;
      }
      const key = `${claim.report}\n${told}`;
      let entry = this.#points.get(key);
      if (entry === undefined) {
        const number = (tellings.get(report.id) ?? 0) + 1;
        tellings.set(report.id, number);
        entry = {
          point: `${report.id}.told${number}`,
          report,
          ref: first.get(key),
        };
        this.#points.set(key, entry);
      }
      this.#of.set(claim.id, entry.point);
    }
  }

  of(claim: Claim): string {
    return this.#of.get(claim.id) ?? published({ id: claim.report });
  }

  all(): readonly Telling[] {
    return [...this.#points.values()];
  }
}

/** Whether the claim's voice says when it spoke; "recently" does not. */
function dated(claim: Claim): claim is Claim & { readonly voice: { readonly told: TimeRef } } {
  return claim.voice.told !== undefined && claim.voice.told.expr.kind !== 'vague';
}

function sourceOf({ report, voice }: Claim): string {
  return `${report}\n${voice.kind}\n${(voice.chain[0] ?? '').toLowerCase()}`;
}

interface Order {
  readonly before: string;
  readonly after: string;
  readonly claim: string;
  readonly phrase: string;
  readonly gap?: { readonly min: number; readonly max: number };
}

function ordersOf(claims: readonly Claim[], acts: readonly ToldAct[]): Order[] {
  const actOf = new Map(acts.flatMap((act) => act.claims.map((claim) => [claim.id, act.id] as const)));
  return claims.flatMap(({ id, says }) => {
    if (says.kind !== 'order') return [];
    const [before, after] = [actOf.get(says.before), actOf.get(says.after)];
    if (before === undefined || after === undefined || before === after) return [];
    return [
      { before, after, claim: id, phrase: says.phrase, ...(says.gap === undefined ? {} : { gap: says.gap }) },
    ];
  });
}

/**
 * The order that the pack's process gives to acts on one person: by stage, then by step; a stage is over before the next
 * begins. Only between acts of which the person has one of the kind: who was taken twice went through it twice, and nobody
 * says which act belongs to which time.
 */
function processOrders(
  acts: readonly ToldAct[],
  lasting: ReadonlySet<string>,
  pack: Pack,
): { before: string; after: string; fact: GapFact }[] {
  const steps = stepsOf(pack);
  const done = acts.filter(
    ({ kind, phase, roles }) => phase === 'done' && roles.to.length > 0 && steps.has(kind),
  );
  const found = new Map<string, { before: string; after: string; fact: GapFact }>();
  const byPerson = new Map<string, Set<ToldAct>>();
  for (const act of done)
    for (const person of act.roles.to) byPerson.set(person, (byPerson.get(person) ?? new Set()).add(act));
  for (const own of byPerson.values()) {
    const times = new Map<string, number>();
    for (const { kind } of own) times.set(kind, (times.get(kind) ?? 0) + 1);
    const single = [...own].filter(({ kind }) => times.get(kind) === 1);
    const ranks = [...new Set(single.map(({ kind }) => steps.get(kind)!.rank))].sort((x, y) => x - y);
    for (const [i, rank] of ranks.entries()) {
      const next = ranks[i + 1];
      for (const a of single.filter(({ kind }) => steps.get(kind)!.rank === rank))
        for (const b of single.filter(({ kind }) => steps.get(kind)!.rank === next)) {
          const sameStage = steps.get(a.kind)!.stage === steps.get(b.kind)!.stage;
          const key = `${a.id}<${b.id}`;
          found.set(key, {
            before: a.id,
            after: b.id,
            fact: {
              kind: 'gap',
              id: `${key}#process`,
              claims: [],
              rule: 'process',
              from: lasting.has(a.id) && !sameStage ? endOf(a.id) : startOf(a.id),
              to: startOf(b.id),
              min: 0,
              max: null,
            },
          });
        }
    }
  }
  return [...found.values()];
}

/**
 * Kind of act → its place in the process: steps by stage, in a stage as the pack lists them. Only the act that stands first in
 * a step and gives it its name: the others (held, questioned, moved) happen on other occasions too.
 */
function stepsOf(pack: Pack): ReadonlyMap<string, { readonly rank: number; readonly stage: number }> {
  const stages = pack.stages.map(({ id }) => id);
  const sorted = [...pack.process].sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
  const steps = new Map<string, { rank: number; stage: number }>();
  sorted.forEach(({ acts: [kind], stage }, rank) => {
    if (kind !== undefined && !steps.has(kind)) steps.set(kind, { rank, stage: stages.indexOf(stage) });
  });
  return steps;
}

function unique(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [fact.id, fact])).values()];
}
