/**
 * Drafts what those are told who received what no longer stands. It names the release, its day and the kind of statement; never the
 * statement itself, which would only tell it once more.
 */
import { fill } from '../../claims/fill.ts';
import type { Pack } from '../../packs/types.ts';
import type { ReleaseBody } from '../../review/bodies.ts';
import type { Release } from '../../review/state-types.ts';
import type { Fallen, How } from './carried.ts';
import en from './words.en.json' with { type: 'json' };
import ko from './words.ko.json' with { type: 'json' };

const WORDS = { en, ko };
/** Of several ways in which the claims of one statement fell, the one that says most. */
const FIRST: readonly How[] = ['withdrawn', 'rejected', 'corrected'];

/** @returns plain text with line ends; empty when everything stands */
export function correctionOf(
  { seq, made, body }: Release,
  fallen: readonly Fallen[],
  pack: Pick<Pack, 'acts'>,
  language: 'en' | 'ko',
): string {
  const left = made.at(-1);
  if (left === undefined || body === null || fallen.length === 0) return '';
  const words = WORDS[language];
  const statements = fallen.map(({ kind, claims, still }) => {
    const label = pack.acts.get(kind)?.label[language];
    const details: Readonly<Record<string, string>> = words.details;
    const what =
      label === undefined
        ? fill(words.detail, { kind: details[kind] ?? words.details.other })
        : fill(words.act, { kind: label });
    const how = FIRST.find((one) => claims.some((claim) => claim.how === one))!;
    return `- ${[what, words.how[how], ...(still.length > 0 ? [words.still] : [])].join(' ')}`;
  });
  const day = new Date(left.at).toISOString().slice(0, 10);
  return [
    words.title,
    '',
    fill(words.sent, { day, to: body.to, seq, what: whatLeft(body, words) }),
    statements.length === 1 ? words.one : fill(words.many, { n: statements.length }),
    '',
    ...statements,
    '',
    words.ask,
    '',
  ].join('\n');
}

function whatLeft({ texts, bundle }: ReleaseBody, { what }: typeof en): string {
  if (bundle !== undefined) return texts.length === 0 ? what.bundle : what.both;
  return texts.length === 1 ? what.text : fill(what.texts, { n: texts.length });
}
