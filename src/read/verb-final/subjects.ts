/** What clauses and acts say of phrases, whoever they are: topics, statements, roles. All by the number of the phrase. */
import type { ActMention } from './acts.ts';
import type { Clause } from './clause.ts';
import { membersOf, type Np } from './np.ts';
import type { Filler } from './roles.ts';

/** "남편은 교원이었다", "교원이던 누나": the noun of "to be" and whom it is said of. */
export function statementsOf(clauses: readonly Clause[]): ReadonlyMap<number, Np> {
  const out = new Map<number, Np>();
  for (const { args, describes, gap, carried, says } of clauses) {
    const noun = args.findLast(({ copula }) => copula);
    if (noun === undefined || noun.type !== 'person' || noun.known?.party?.relation !== undefined) continue;
    if (noun.plural || noun.count !== undefined || says.has('not') || says.has('possible')) continue;
    const subject =
      args.find((np) => np !== noun && (np.mark === 'topic' || np.mark === 'subject')) ??
      (gap === 'subject' ? describes : carried);
    if (subject !== undefined && subject !== noun && subject.type === 'person') out.set(noun.i, subject);
  }
  return out;
}

/** Phrases that are topic or subject of a clause, those of a clause that ends its sentence, and those that a clause describes. */
export function subjectsOf(clauses: readonly Clause[]): {
  readonly topics: ReadonlySet<number>;
  readonly finals: ReadonlySet<number>;
  readonly described: ReadonlySet<number>;
} {
  const described = new Set(clauses.flatMap((clause) => clause.describes?.i ?? []));
  const topics = new Set<number>();
  const finals = new Set<number>();
  for (const { args, form } of clauses)
    for (const np of args) {
      if (np.mark !== 'topic' && np.mark !== 'subject') continue;
      for (const { i } of membersOf(np)) {
        topics.add(i);
        if (form === 'final') finals.add(i);
      }
    }
  return { topics, finals, described };
}

/** Phrases by the role that acts give them. */
export function rolesOf(acts: readonly ActMention[]): {
  readonly by: ReadonlySet<number>;
  readonly to: ReadonlySet<number>;
} {
  const ids = (fillers: readonly Filler[]): number[] =>
    fillers.flatMap((filler) => ('np' in filler ? membersOf(filler.np).map(({ i }) => i) : []));
  return { by: new Set(acts.flatMap(({ by }) => ids(by))), to: new Set(acts.flatMap(({ to }) => ids(to))) };
}
