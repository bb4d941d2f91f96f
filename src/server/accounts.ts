/**
 * Which cases tell of one event, as proposals for a person. The index says which of all cases share a kind of act with a place or a
 * time; only the most alike of those are put together, of accepted claims alone, and compared in full.
 */
import { setImmediate } from 'node:timers/promises';
import { assembleAll } from '../assemble/index.ts';
import type { Case } from '../claims/case.ts';
import type { Claim } from '../claims/types.ts';
import { type Account, accountOf } from '../link/accounts/account.ts';
import { candidates, sketch, type Told } from '../link/accounts/blocks.ts';
import { compare, type Found, toldAlike } from '../link/accounts/compare.ts';
import { type Rarity, rarityOf } from '../link/accounts/rarity.ts';
import { type AccountModel, priorOf, weighed } from '../link/accounts/weigh.ts';
import type { Pack } from '../packs/types.ts';
import { type Entries, loadState } from '../review/load.ts';
import type { State } from '../review/state-types.ts';
import type { Index } from '../vault/index-types.ts';
import { type Proposal, runsOf, type Side } from './account-runs.ts';

export interface Proposed {
  readonly proposals: readonly Proposal[];
  /** How many there are in all. */
  readonly total: number;
  /** Cases of which something is accepted. */
  readonly cases: number;
  /** Pairs that share a kind of act with a place or a time, and how many of them were compared in full. */
  readonly pairs: number;
  readonly compared: number;
  /** Kinds with a place or a time that too many cases share to be looked at. */
  readonly crowded: number;
}

/** Pairs that the index alone makes so unlikely are not put together. */
const SKETCHED = -10;
/** So many of the most alike are. */
const FULL = 300;
/** Pairs between two pauses. */
const PAUSE = 2000;
/** And so many are kept: those that somebody decided about make room for others. */
const KEPT = 3000;
/** A proposal is as likely as not. */
const EVEN = 0;

export interface House {
  readonly vault: Entries;
  readonly index: Index;
  readonly pack: Pack;
  readonly model: AccountModel;
  /** Puts the case of a state together. */
  readonly assemble: (state: State) => Promise<Case>;
}

type Indexed = Told & { readonly changed: number };

/** What the index alone says. */
interface Sketched extends Pick<Proposed, 'cases' | 'pairs' | 'crowded'> {
  readonly told: readonly Indexed[];
  readonly prior: number;
  readonly rarity: Rarity | undefined;
  /** Two of `told` by their places, and how alike they are. */
  readonly alike: readonly (readonly [number, number, number])[];
}

interface Known {
  readonly changed: number;
  readonly account: Account;
  /** Cases that a person said are another event. */
  readonly apart: ReadonlySet<string>;
}

export class Accounts {
  readonly #house: House;
  readonly #known = new Map<string, Known>();
  readonly #pairs = new Map<string, { readonly changed: number; readonly found: Found }>();
  #last: { readonly key: string; readonly sketched: Sketched } | undefined;
  #told: { readonly through: number; readonly all: readonly Indexed[] } | undefined;

  constructor(house: House) {
    this.#house = house;
  }

  /** The likeliest proposals, most likely first. @param except cases that whoever asks may not see */
  async proposed(limit: number, except: ReadonlySet<string> = new Set()): Promise<Proposed> {
    const { model } = this.#house;
    const { told: all, prior, rarity, alike, ...counts } = await this.#sketched(except);
    const { m, u } = model.comparisons.told;
    // More than acts that are taken for one can add.
    const most = Math.log2(m.at(-1)! / u.at(-1)!);
    const found: { a: string; b: string; weight: number }[] = [];
    let compared = 0;
    for (const [x, y] of alike) {
      if (compared >= FULL) break;
      const [a, b] = [await this.#of(all[x]!), await this.#of(all[y]!)];
      if (a.apart.has(b.account.case) || b.apart.has(a.account.case)) continue;
      compared++;
      const alone = compare(a.account, b.account);
      if (weighed(alone, model, prior, rarity).weight < EVEN - most) continue;
      const told = await this.#alike(a, b);
      const { weight } = weighed([...alone, told], model, prior, rarity);
      if (weight >= EVEN) found.push({ a: a.account.case, b: b.account.case, weight });
    }
    found.sort((one, other) => other.weight - one.weight || (one.a < other.a ? -1 : 1));
    const proposals: Proposal[] = [];
    for (const { a, b } of found.slice(0, limit)) {
      // The older case is the one that the other would be joined into.
      const [one, other] = [await this.#side(a), await this.#side(b)].sort((x, y) => begun(x) - begun(y)) as [
        Side,
        Side,
      ];
      const { found: told, lineages } = alikeIn(one, other, this.#house.pack);
      const seen = [...compare(one.account, other.account), told];
      const { steps, weight } = weighed(seen, model, prior, rarity);
      const accounts = one.account.reports.length + other.account.reports.length;
      proposals.push({
        ...{ a: one, b: other, prior, steps, weight, accounts, lineages },
        runs: runsOf(one, other),
      });
    }
    return { proposals, total: found.length, compared, ...counts };
  }

  /** What the index alone says: cases of which something is accepted, and pairs of them, the most alike first. Kept until it changes. */
  async #sketched(except: ReadonlySet<string>): Promise<Sketched> {
    const all = await this.#tellings();
    const key = `${this.#told!.through} ${[...except].sort().join(' ')}`;
    if (this.#last?.key === key) return this.#last.sketched;
    const { model } = this.#house;
    const told = all.filter((one) => !except.has(one.case));
    const some = told
      .map((one) => ({ one, account: sketch(one) }))
      .filter(({ account }) => account.acts.length > 0);
    const accounts = some.map(({ account }) => account);
    const prior = priorOf(model, accounts.length);
    const rarity = rarityOf(accounts);
    const { pairs, crowded } = candidates(accounts);
    const alike: [number, number, number][] = [];
    for (const [i, [x, y]] of pairs.entries()) {
      // Others have their turn.
      if (i % PAUSE === PAUSE - 1) await setImmediate();
      const { weight } = weighed(compare(accounts[x]!, accounts[y]!), model, prior, rarity);
      if (weight > SKETCHED) alike.push([x, y, weight]);
    }
    alike.sort((one, other) => other[2] - one[2] || one[0] - other[0] || one[1] - other[1]);
    const sketched: Sketched = {
      ...{ told: some.map(({ one }) => one), prior, rarity, alike: alike.slice(0, KEPT) },
      ...{ cases: accounts.length, pairs: pairs.length, crowded },
    };
    this.#last = { key, sketched };
    return sketched;
  }

  /** What the index tells of all cases; read again when it has seen more of the ledger. */
  async #tellings(): Promise<readonly Indexed[]> {
    const { index } = this.#house;
    const through = await index.through();
    if (this.#told?.through === through) return this.#told.all;
    const all: Indexed[] = [];
    for await (const part of index.tellings(null)) all.push(...part);
    all.sort((a, b) => (a.case < b.case ? -1 : 1));
    this.#told = { through, all };
    const there = new Set(all.map((one) => one.case));
    for (const id of this.#known.keys()) if (!there.has(id)) this.#known.delete(id);
    return all;
  }

  async #of(told: Indexed): Promise<Known> {
    const there = this.#known.get(told.case);
    if (there?.changed === told.changed) return there;
    const { account, state } = await this.#side(told.case);
    const apart = state.same.flatMap((one) =>
      one.of === 'case' && one.judgement === 'no' ? [one.a === told.case ? one.b : one.a] : [],
    );
    const known = { changed: told.changed, account, apart: new Set(apart) };
    this.#known.set(told.case, known);
    return known;
  }

  /** What is told alike of two cases, kept until one of them changes. */
  async #alike(a: Known, b: Known): Promise<Found> {
    const key = [a.account.case, b.account.case].join(' ');
    const there = this.#pairs.get(key);
    if (there?.changed === a.changed + b.changed) return there.found;
    const [one, other] = [await this.#side(a.account.case), await this.#side(b.account.case)];
    await setImmediate();
    const { found } = alikeIn(one, other, this.#house.pack);
    if (this.#pairs.size >= KEPT) this.#pairs.clear();
    this.#pairs.set(key, { changed: a.changed + b.changed, found });
    return found;
  }

  async #side(id: string): Promise<Side> {
    const { vault, pack, assemble } = this.#house;
    const state = await loadState(vault, id);
    const standing = accepted(state);
    const told = await assemble(standing);
    const claims = standing.readings.flatMap((reading) => reading.claims);
    const account = accountOf(id, told, [...new Set(claims.map(({ report }) => report))], claims, pack);
    return { case: id, told, state, standing, account };
  }
}

/** What a state has when only what a person accepted counts. */
export function accepted(state: State): State {
  const { readings, claims } = state;
  const counts = ({ id }: Claim): boolean => {
    const status = claims.get(id)?.status;
    return status === 'accepted' || status === 'corrected';
  };
  return {
    ...state,
    readings: readings.map((reading) => ({ ...reading, claims: reading.claims.filter(counts) })),
  };
}

/** Acts that are taken for one when the reports of both are put together, as new reports are. */
function alikeIn(a: Side, b: Side, pack: Pack): { readonly found: Found; readonly lineages: number } {
  const both = [a.standing, b.standing];
  const of = new Map([a, b].flatMap((side, n) => side.account.reports.map((id) => [id, n] as const)));
  const reports = both.flatMap((state) => state.reports.flatMap(({ report }) => report ?? []));
  const { case: first, others } = assembleAll({
    reports: reports.filter(({ id }) => of.has(id)),
    readings: both.flatMap(({ readings }) => readings).filter(({ report }) => of.has(report)),
    pack,
    language: 'en',
  });
  const events = [first, ...others];
  const alike = events.flatMap(({ acts }) =>
    acts.flatMap(({ accounts }) => {
      const [one, other] = [0, 1].map((n) => accounts.find(({ report }) => of.get(report) === n)?.claims[0]);
      return one === undefined || other === undefined ? [] : [[one, other] as const];
    }),
  );
  // Reports that tell of two events have two origins, as far as it is known.
  const lineages = events.reduce((sum, event) => sum + new Set(Object.values(event.lineages)).size, 0);
  return { found: toldAlike(alike), lineages };
}

function begun({ state }: Side): number {
  return state.case.opened?.seq ?? 0;
}
