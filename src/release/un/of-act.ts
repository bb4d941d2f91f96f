/** What is told of an act, in one line: its kind, when, where, by whom, for what. */
import type { CaseAct } from '../../claims/case.ts';
import { rangeOf, rangeText } from '../../claims/dates.ts';
import { fill } from '../../claims/fill.ts';
import { labelIn } from '../../claims/label.ts';
import type { UnTold } from '../../packs/un-schema.ts';
import type { Rests } from './rests.ts';
import type { Value } from './types.ts';
import words from './words.en.json' with { type: 'json' };

/**
 * The value of an act; none when nothing of what is asked is told.
 *
 * @param several acts of several kinds are asked for: the kind stands first in any case
 */
export function ofAct(rests: Rests, act: CaseAct, tells: readonly UnTold[], several: boolean): Value[] {
  const parts = tells.flatMap((what) => {
    const text = partOf(rests, act, what);
    return text === '' ? [] : [{ what, text }];
  });
  if (parts.length === 0) return [];
  const head = tells.includes('what') || !several ? [] : [whatOf(rests, act)];
  const ids = parts.flatMap(({ what }) => carrying(rests, act, what));
  return rests
    .value([...head, ...parts.map(({ text }) => text)].join(' · '), ids)
    .map((one) => ({ ...one, about: { of: act.id, parts: tells } }));
}

function partOf(rests: Rests, act: CaseAct, what: UnTold): string {
  const filled = (template: string, list: string) => (list === '' ? '' : fill(template, { list }));
  switch (what) {
    case 'what':
      return whatOf(rests, act);
    case 'when':
      return whenOf(rests, act);
    case 'at':
      return [...new Set(act.at.map(({ label }) => label))].join(', ');
    case 'for':
    case 'through':
      return filled(words[what], (act[what] ?? []).join('”, “'));
    default: {
      const named = act[what].map((id) => {
        const party = rests.parties.get(id);
        return party === undefined ? id : labelIn(party, 'en');
      });
      return filled(words[what], named.join(', '));
    }
  }
}

/** Its kind, and how firmly it is told. */
function whatOf({ claims, words: own }: Rests, act: CaseAct): string {
  const [first = '', ...rest] = labelIn(act, 'en');
  const label = first.toUpperCase() + rest.join('');
  const stances = new Set(act.claims.flatMap((id) => claims.get(id)?.stance ?? []));
  const firm = stances.size === 0 || stances.has('asserted') || stances.has('reported');
  const said = [
    act.phase === 'done' ? undefined : own.phase[act.phase],
    ...(firm ? [] : [...stances].map((stance) => own.stance[stance])),
  ].filter((text) => text !== undefined);
  return said.length === 0 ? label : `${label} (${said.join(', ')})`;
}

/** Its bounds in words; where nothing bounds it, the words of the reports. */
function whenOf({ claims, words: own }: Rests, act: CaseAct): string {
  const range = rangeOf(act.when);
  if (range !== undefined) return rangeText(range, { ...own, from: words.from, until: words.until });
  const phrases = act.claims.flatMap((id) => {
    const says = claims.get(id)?.says;
    return says?.kind === 'act' ? says.roles.when.map(({ phrase }) => phrase) : [];
  });
  return phrases.length === 0 ? '' : fill(words.written, { list: [...new Set(phrases)].join('”, “') });
}

/** The claims that tell this of an act; all of it where none does by itself. */
function carrying({ claims }: Rests, act: CaseAct, what: UnTold): readonly string[] {
  if (what === 'what') return act.claims;
  const own = act.claims.filter((id) => {
    const says = claims.get(id)?.says;
    return says?.kind === 'act' && says.roles[what].length > 0;
  });
  const because = what === 'when' ? act.when.because : [];
  return own.length + because.length === 0 ? act.claims : [...own, ...because];
}
