/** What a page sends when somebody decides, made into the entries to append. */
import type { Pack } from '../packs/types.ts';
import { claimOf } from '../review/added.ts';
import type { PartyAt } from '../review/bodies.ts';
import { addClaim, choose, decideSame, describe, NotHere, withdrawReport } from '../review/decide.ts';
import { decided, type Naming } from '../review/deciding.ts';
import { undoing } from '../review/joining.ts';
import type { Entries } from '../review/load.ts';
import type { State } from '../review/state-types.ts';
import type { CaseView } from '../review/view.ts';
import type { Plain } from '../vault/plain.ts';
import type { DecisionBody } from './shapes.ts';

export interface Deciding {
  readonly actor: string;
  readonly vault: Entries;
  readonly pack: Pack;
}

/**
 * @param view the case put together, for what names its parties
 * @throws the faults of deciding
 */
export async function entriesOf(
  state: State,
  view: () => Promise<CaseView>,
  body: DecisionBody,
  { actor, vault, pack }: Deciding,
): Promise<readonly Plain[]> {
  const reason = 'reason' in body && body.reason !== undefined ? { reason: body.reason } : {};
  const naming = async (): Promise<Naming> => ({
    pack,
    parties: (await view()).assembled.parties,
    idsOfCase: true,
  });
  switch (body.what) {
    case 'accept':
    case 'reject':
    case 'withdraw':
    case 'correct': {
      const { claim, expects } = body;
      const named = body.what === 'correct' ? await naming() : { pack, parties: [] };
      return [decided(state, claim, body, { actor, expects }, named)];
    }
    case 'undo': {
      const home = state.decisions.find((one) => one.seq === body.seq)?.case ?? state.case.id;
      return undoing(vault, home, body.seq, { actor, ...reason });
    }
    case 'choose': {
      const { property } = body;
      const value = body.value === undefined ? {} : { value: body.value };
      return [choose(state, body.claim, { property, ...value }, { actor, ...reason })];
    }
    case 'same': {
      const { judgement, a, b } = body;
      const by = { actor, ...reason };
      if (body.of === 'case') {
        if (a !== state.case.id) throw new NotHere(a);
        return [decideSame(state, { of: 'case', judgement, a, b }, by)];
      }
      if (body.of === 'act') return [decideSame(state, { of: 'act', judgement, a, b }, by)];
      const { parties } = await naming();
      const told = (named: string): PartyAt => tellingOf(named, parties);
      return [decideSame(state, { of: 'party', judgement, a: told(a), b: told(b) }, by)];
    }
    case 'withdraw-report':
      return [withdrawReport(state, body.report, { actor, ...reason })];
    case 'add': {
      const { report, anchors, act, fields } = body;
      const claim = claimOf({ report, anchors, fields: { kind: act, ...fields } }, state, await naming());
      return [addClaim(state, report, claim, { actor, ...reason })];
    }
    case 'describe': {
      const { label, note } = body;
      return [describe(state, { label, ...(note !== undefined && { note }) }, { actor })];
    }
  }
}

/** A party as one report tells of it: named so (`r-5c1d2e3f.p2`), or by its id in the case, which is then its first telling. */
function tellingOf(named: string, parties: CaseView['assembled']['parties']): PartyAt {
  const [, report, party] = /^(r-[0-9a-f]+)\.(p\d+)$/.exec(named) ?? [];
  if (report !== undefined && party !== undefined) return { report, party };
  const first = parties.find(({ id }) => id === named)?.from[0];
  if (first === undefined) throw new NotHere(named);
  return first;
}
