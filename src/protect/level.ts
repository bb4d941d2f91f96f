/** What a level would let out of a case, where no text is planned yet: coarse by default, and finer only for those who need it. */
import type { Case } from '../claims/case.ts';
import type { Claim } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { knownOf, subjectsOf } from './details.ts';
import { decadeOf, placeSteps } from './ladders.ts';
import type { DetailType, Disclosed, DisclosedAct, DisclosedDetail, Level, Quote } from './types.ts';

/** Finest step of a detail at each level; a type that is not there is told as it is known. */
const FINEST: Readonly<Record<Exclude<Level, 'vault'>, Partial<Record<DetailType, string>>>> = {
  partner: { name: 'surname' },
  un: { place: 'county', age: 'decade', name: 'surname' },
  public: { place: 'county', age: 'decade', name: 'none' },
};

/** Every act and detail of the case, as finely as the level lets them out. */
export function disclosedAt(level: Level, about: Case, pack: Pack): Disclosed {
  const claims = new Map(about.claims.map((claim) => [claim.id, claim]));
  const quotes = (ids: readonly string[]): Quote[] =>
    ids.flatMap(
      (id) =>
        claims
          .get(id)
          ?.anchors.slice(0, 1)
          .map(quoteOf(claims.get(id)!)) ?? [],
    );
  const acts = about.acts
    .filter((act) => act.phase !== 'not-done')
    .map(
      (act): DisclosedAct => ({
        id: act.id,
        inCase: true,
        kind: act.kind,
        claims: act.claims,
        texts: [],
        quotes: quotes(act.claims),
      }),
    );
  const details = subjectsOf(about, pack).flatMap((party) =>
    knownOf(party, about, pack).flatMap((known): DisclosedDetail[] => {
      const told = cut(known.type, known.value, level, pack);
      if (told === undefined) return [];
      return [
        {
          person: party.id,
          type: known.type,
          ...told,
          text: '',
          claims: known.claims,
          quotes: quotes(known.claims),
        },
      ];
    }),
  );
  return { acts, details };
}

function quoteOf(claim: Claim): (anchor: Claim['anchors'][number]) => Quote {
  return ({ start, end, quote }) => ({ text: claim.report, start, end, quote });
}

function cut(
  type: DetailType,
  value: string,
  level: Level,
  pack: Pack,
): { value: string; step: string } | undefined {
  const finest = level === 'vault' ? undefined : FINEST[level][type];
  if (finest === 'none') return undefined;
  if (type === 'place') {
    const steps = placeSteps(value, pack);
    const [own] = steps;
    if (own === undefined) return undefined;
    const cut =
      finest === 'county' && own.step === 'place' ? (steps.find(({ step }) => step === finest) ?? own) : own;
    return { value: cut.id, step: cut.step };
  }
  if (type === 'age')
    return finest === 'decade'
      ? { value: decadeOf(value) ?? value, step: 'decade' }
      : { value, step: value.endsWith('s') ? 'decade' : 'years' };
  if (type === 'occupation') return { value, step: 'job' };
  if (type === 'name') return { value, step: finest ?? 'name' };
  return { value, step: type };
}
