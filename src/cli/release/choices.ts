/** What was typed of a redaction: `CLAIM[:STEP]` or `TYPE=VALUE[:STEP]`. */
import type { Case } from '../../claims/case.ts';
import type { Pack } from '../../packs/types.ts';
import type { Choice, Ladder, What } from '../../release/redact/types.ts';
import type { Args } from '../command.ts';
import { messages } from '../messages.ts';
import { each, quoted, WrongUsage } from '../options.ts';
import { fill } from '../words.ts';

const { redact: words } = messages;
const LADDERS: readonly Ladder[] = ['place', 'time', 'age', 'occupation', 'sum', 'kin', 'name'];

/** The choices in the order typed: coarser, then without, then said otherwise. @throws WrongUsage for what cannot be meant */
export function choicesOf(args: Args, about: Case, pack: Pack): readonly Choice[] {
  const choices = [
    ...each(args, 'coarser').map((typed): Choice => {
      const [named, step] = stepOf(typed, pack);
      return { what: whatOf(named, about), how: 'coarser', ...(step !== undefined && { step }) };
    }),
    ...each(args, 'without').map((typed): Choice => ({ what: whatOf(typed, about), how: 'out' })),
    ...each(args, 'say').map((typed): Choice => {
      const at = typed.indexOf(':');
      if (at < 1) throw new WrongUsage(fill(words.noWords, { typed: quoted(typed) }), words.sayHint);
      return { what: whatOf(typed.slice(0, at), about), how: 'say', words: typed.slice(at + 1).trim() };
    }),
  ];
  if (choices.length === 0) throw new WrongUsage(words.nothing, words.nothingHint);
  return choices;
}

function stepOf(typed: string, { exposure }: Pack): readonly [string, string | undefined] {
  const at = typed.lastIndexOf(':');
  if (at < 0) return [typed, undefined];
  const step = typed.slice(at + 1);
  const steps = Object.values(exposure.ladders).flatMap((ladder) => ladder.map(({ id }) => id));
  if (step === 'none' || steps.includes(step)) return [typed.slice(0, at), step];
  if (/\d$/.test(typed.slice(0, at)) && /^\d/.test(step)) return [typed, undefined];
  throw new WrongUsage(
    fill(words.noStep, { step: quoted(step) }),
    fill(words.stepHint, { list: [...new Set([...steps, 'none'])].join(', ') }),
  );
}

function whatOf(typed: string, about: Case): What {
  const at = typed.indexOf('=');
  if (at > 0) {
    const type = LADDERS.find((ladder) => ladder === typed.slice(0, at));
    if (type !== undefined) return { type, value: typed.slice(at + 1) };
    throw new WrongUsage(
      fill(words.noType, { typed: quoted(typed) }),
      fill(words.typeHint, { list: LADDERS.join(', ') }),
    );
  }
  const found = about.claims.filter(({ id }) => id === typed || id.endsWith(`.${typed}`));
  if (found.length === 1) return { claim: found[0]!.id };
  throw new WrongUsage(
    fill(found.length === 0 ? words.noClaim : words.manyClaims, { claim: quoted(typed) }),
    words.claimHint,
  );
}
