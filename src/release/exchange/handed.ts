/** What every exchange format is made of: a case as it stands, with what it is called by outside. */
import { createHash } from 'node:crypto';
import type { Case, CaseAct, CaseParty } from '../../claims/case.ts';
import type { Claim, Status } from '../../claims/types.ts';
import type { Pack } from '../../packs/types.ts';
import { caseOf } from '../../review/case-of.ts';
import type { State } from '../../review/state-types.ts';
import { type Mask, maskOf } from './names.ts';

export interface Handed {
  readonly state: State;
  /** Put together of the claims that count. */
  readonly assembled: Case;
  readonly pack: Pack;
  /** Case of a vault; absent for one that files made. */
  readonly id?: string;
  /** Names go with it. */
  readonly names: boolean;
  /** Gives back what tells no sealed name, and a mark in the place of what does. */
  readonly mask: Mask;
  /** What a party is called, without names that are sealed. */
  readonly called: (party: CaseParty, language?: 'en' | 'ko') => string;
  /** A name of a thing of this case that says nothing, and joins with none of another case. */
  readonly token: (kind: 'r' | 'p' | 'a' | 'x', local: string) => string;
}

export interface Handing {
  readonly pack: Pack;
  readonly language: 'en' | 'ko';
  /** Names go with it. */
  readonly names: boolean;
  /** Case of a vault. */
  readonly id?: string;
}

/** A file of an exchange, as text that is made while it is written: it can be asked for once. */
export interface ExchangeFile {
  readonly name: string;
  readonly chunks: Iterable<string>;
}

/** Of the case nothing can be read any more, or it never had a report. */
export class NothingToHand extends Error {
  override readonly name = 'NothingToHand';
}

/** A case, made ready to be handed on. @throws NothingToHand */
export function handed(state: State, { pack, language, names, id }: Handing): Handed {
  if (state.reports.every(({ report }) => report === null)) throw new NothingToHand();
  const assembled = caseOf(state, pack, language);
  const mask = maskOf(state, names);
  const key =
    id ??
    state.reports
      .map(({ report }) => report?.sha256 ?? '')
      .sort()
      .join();
  return {
    state,
    assembled,
    pack,
    ...(id !== undefined && { id }),
    names,
    mask,
    called: (party, inside = 'en') => calledOf(party, inside, mask),
    token: (kind, local) => {
      const sum = createHash('sha256').update(`moksori exchange\n${key}\n${kind}\n${local}`).digest('hex');
      return `${kind}${sum.slice(0, 20)}`;
    },
  };
}

/** By its role; where that is nothing but a name, by its kind. */
function calledOf(
  { label, label_ko, described, kind }: CaseParty,
  language: 'en' | 'ko',
  mask: Mask,
): string {
  const own = language === 'ko' ? [label_ko, described?.ko, label] : [described?.en, label];
  return own.find((each) => each !== undefined && mask.open(each)) ?? mask.text(kind, label);
}

/** A name of an act that stays when the case is put together anew: its first claim. */
export function nameOf({ claims }: CaseAct): string {
  return claims[0]!;
}

/** A name of a party that stays: where it was told first. */
export function partyName({ from, id }: CaseParty): string {
  const [first] = from;
  return first === undefined ? id : `${first.report}/${first.party}`;
}

/** The names of a party, when names go out. */
export function namesOf({ id }: CaseParty, { assembled, names }: Handed): readonly string[] {
  if (!names) return [];
  return [
    ...new Set(
      assembled.claims.flatMap(({ says }) =>
        says.kind === 'detail' && says.property === 'name' && says.party === id ? [says.value] : [],
      ),
    ),
  ];
}

/** The claims that count, with their status: rejected and withdrawn ones are none. */
export function standing({ state }: Handed): readonly (Claim & { readonly status: Status })[] {
  return [...state.claims.values()].flatMap(({ claim, status }) =>
    claim === null || status === 'rejected' || status === 'withdrawn' ? [] : [{ ...claim, status }],
  );
}

/** How far people have looked at an act: accepted when all claims that tell it are. */
export function statusOf({ claims }: CaseAct, { state }: Handed): 'accepted' | 'proposed' {
  return claims.every((id) => ['accepted', 'corrected'].includes(state.claims.get(id)?.status ?? ''))
    ? 'accepted'
    : 'proposed';
}
