/** Decisions of people on pairs of rows, as the vault has them: read before a run, laid on its rows, and written. */

import type { Together } from '../../intake/lists/lists.ts';
import { type RowNames, rowNames } from '../../intake/lists/row-names.ts';
import { NONE } from '../../ledger/types.ts';
import { type Constraints, type Contradiction, constraintsOf, type Ruling } from '../../link/decisions.ts';
import type { Label } from '../../link/labels.ts';
import type { Bodies } from '../../review/bodies.ts';
import {
  keyIn,
  type PairDecision,
  pairDecided,
  pairDecisions,
  pairWithdrawn,
  rowKey,
} from '../../review/pairs.ts';
import { peopleOf } from '../../review/people.ts';
import type { Home } from '../../vault/home.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { CouldNot, line } from '../say.ts';
import { actorOf } from '../vault/open.ts';
import { fill } from '../words.ts';

/** What the vault knows of pairs. Without a key nothing was ever decided. */
export interface Kept {
  readonly key: Uint8Array | undefined;
  readonly decisions: readonly PairDecision[];
  /** Id → name. */
  readonly people: ReadonlyMap<string, string>;
}

export async function keptIn(vault: Vault): Promise<Kept> {
  const entries = await vault.entriesOf(NONE);
  const people = await peopleOf(vault);
  return {
    key: keyIn(entries),
    decisions: pairDecisions(entries),
    people: new Map(people.map(({ id, name }) => [id, name])),
  };
}

/** Why a decision does not act on a run that has its lists. */
type Aside = 'gone' | 'changed' | 'several';

/** Decisions laid on the rows of a run. */
export interface Laid extends Constraints {
  readonly rulings: readonly Ruling[];
  readonly aside: readonly { readonly seq: number; readonly why: Aside }[];
  /** Of pairs of a sample that somebody said are one person. */
  readonly labels: readonly Label[];
}

/**
 * Finds the rows that decisions are about.
 *
 * @throws CouldNot when decisions contradict each other, after a line for each
 */
export function laidOn(together: Together, { key, decisions, people }: Kept, io: Pick<Io, 'err'>): Laid {
  const live = decisions.filter(({ standing }) => standing === 'live');
  if (key === undefined || live.length === 0)
    return { rulings: [], aside: [], labels: [], same: [], different: [] };
  const names = rowNames(together, key);
  const rulings: Ruling[] = [];
  const labels: Label[] = [];
  const aside: { seq: number; why: Aside }[] = [];
  for (const { seq, same, a, b, drawn } of live) {
    const rows = [names.find(a), names.find(b)] as const;
    if (rows.includes('no-list')) continue;
    const [one, other] = rows;
    if (typeof one === 'number' && typeof other === 'number' && one !== other) {
      rulings.push({ seq, same, a: one, b: other });
      if (same && drawn !== null) labels.push({ a: one, b: other, drawn });
    } else {
      const why = rows.find((row) => typeof row === 'string' && row !== 'no-list') as Aside | undefined;
      aside.push({ seq, why: why ?? 'changed' });
    }
  }
  const { contradictions, ...constraints } = constraintsOf(rulings, together.apart);
  if (contradictions.length > 0) {
    const bySeq = new Map(decisions.map((one) => [one.seq, one]));
    for (const each of contradictions) io.err(line(contradictionLine(each, bySeq, people)));
    throw new CouldNot(
      fill(messages.link.decided.contradict, { n: contradictions.length }),
      messages.link.decided.contradictHint,
    );
  }
  return { rulings, aside, labels, ...constraints };
}

function contradictionLine(
  { same, against }: Contradiction,
  bySeq: ReadonlyMap<number, PairDecision>,
  people: Kept['people'],
): string {
  const words = messages.link.decided;
  const one = (seq: number) => {
    const { actor, reason } = bySeq.get(seq)!;
    const who = people.get(actor) ?? actor;
    return reason === null ? fill(words.bare, { seq, who }) : fill(words.reasoned, { seq, who, reason });
  };
  const joined = same.map(one).join('; ');
  return against === 'one-list'
    ? fill(words.oneList, { same: joined })
    : fill(words.against, { same: joined, different: one(against) });
}

/** One line for each reason for which decisions do not act. */
export function tellAside({ aside }: Laid, io: Pick<Io, 'err'>): void {
  for (const why of ['changed', 'gone', 'several'] as const) {
    const own = aside.filter((each) => each.why === why).map(({ seq }) => seq);
    if (own.length > 0)
      io.err(
        line(fill(messages.link.decided.aside[why], { n: own.length, list: own.slice(0, SHOWN).join(', ') })),
      );
  }
}

const SHOWN = 20;

/** A vault that decisions on the rows of a run are written into. */
export class PairDesk {
  readonly kept: Kept;
  readonly actor: string;
  readonly #vault: Vault;
  readonly #key: Uint8Array;

  private constructor(vault: Vault, actor: string, kept: Kept, key: Uint8Array) {
    this.#vault = vault;
    this.actor = actor;
    this.kept = kept;
    this.#key = key;
  }

  /** @throws CouldNot when `--as` names nobody of the vault */
  static async open(home: Home, args: Args): Promise<PairDesk> {
    const { vault } = home;
    const actor = await actorOf(args, home);
    const key = await rowKey(vault, actor);
    return new PairDesk(vault, actor, await keptIn(vault), key);
  }

  names(together: Together): RowNames {
    return rowNames(together, this.#key);
  }

  /** Durable when it resolves; gives the number of the entry. */
  async decide(same: boolean, body: Bodies['pair.same']): Promise<number> {
    return (await this.#vault.append([pairDecided(this.actor, same, body)])).from;
  }

  async withdraw(of: number): Promise<number> {
    const { decisions } = await keptIn(this.#vault);
    return (await this.#vault.append([pairWithdrawn(decisions, of, { actor: this.actor })])).from;
  }
}
