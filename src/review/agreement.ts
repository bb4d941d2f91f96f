/** How two people agree who decided about the same pairs of rows. */
import { type PairDecision, pairName } from './pairs.ts';

export interface Agreement {
  readonly one: string;
  readonly other: string;
  readonly pairs: number;
  readonly agreed: number;
  /** Cohen's kappa; null where chance alone would make them agree on everything. */
  readonly kappa: number | null;
  readonly disagreements: readonly (readonly [PairDecision, PairDecision])[];
}

/** Every two people with pairs in common, by what each said last and did not withdraw. */
export function agreementOf(decisions: readonly PairDecision[]): Agreement[] {
  const said = new Map<string, Map<string, PairDecision>>();
  for (const one of decisions) {
    if (one.standing !== 'live') continue;
    const own = said.get(one.actor) ?? new Map<string, PairDecision>();
    said.set(one.actor, own.set(pairName(one.a, one.b), one));
  }
  const people = [...said.keys()].sort();
  return people.flatMap((one, i) =>
    people.slice(i + 1).flatMap((other) => {
      const both = [...said.get(one)!].flatMap(([name, mine]) => {
        const theirs = said.get(other)!.get(name);
        return theirs === undefined ? [] : [[mine, theirs] as const];
      });
      return both.length === 0 ? [] : [{ one, other, ...figures(both) }];
    }),
  );
}

function figures(both: readonly (readonly [PairDecision, PairDecision])[]) {
  const disagreements = both.filter(([mine, theirs]) => mine.same !== theirs.same);
  const pairs = both.length;
  const agreed = pairs - disagreements.length;
  const yes = (side: 0 | 1) => both.filter((each) => each[side].same).length / pairs;
  const chance = yes(0) * yes(1) + (1 - yes(0)) * (1 - yes(1));
  const kappa = chance === 1 ? null : (agreed / pairs - chance) / (1 - chance);
  return { pairs, agreed, kappa, disagreements };
}
