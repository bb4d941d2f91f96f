/** When an act was: its bounds in words, whether they are written or follow, and why they are what they are. */

import { dayText, rangeOf, rangeText } from '../../claims/dates.ts';
import { clean } from '../layout.ts';
import { fill } from '../words.ts';
import { fieldLines } from './act-lines.ts';
import type { Act, Claim, Page } from './page.ts';
import { groundOf, proofText, type Shown } from './proof.ts';

/** The fields `when` and `why` of an act. */
export function whenLines(page: Page, act: Act, number: number, shown: Shown): string[] {
  const { words, paint } = page;
  const claims = act.claims.flatMap((id) => page.claims.get(id) ?? []);
  const { text, phrases, dated, told } = whenOf(page, act, claims);
  const ground = groundOf(act);
  const written = phrases.map((phrase) => `“${phrase}”`).join(', ');
  const lines: string[] = [];
  const field = (name: string, value: string, style?: (line: string) => string, sign?: string) =>
    void lines.push(...fieldLines(page, name, value, style, sign));
  if (text === '') field(words.field.when, written || words.noWhen, written ? undefined : paint.dim);
  else if (told) {
    const by = fill(words.toldBy, { day: text });
    field(words.field.when, [written, by].filter(Boolean).join(' · '), paint.dim);
  } else if (ground !== 'written') {
    const how = dated ? words.narrowed[ground] : words.derived[ground];
    field(words.field.when, `≈ ${text} · ${how}`, paint.italic);
    field('', written && fill(words.written, { phrase: written }), paint.dim);
  } else field(words.field.when, [text, written].filter(Boolean).join(' · '));
  if (act.claims.some((id) => page.disputed.has(id))) field('', words.disputed, paint.alarm);
  for (const [i, { sign, text }] of proofText(page, act, number, shown).entries())
    field(i === 0 ? words.field.why : '', text, paint.dim, sign);
  return lines;
}

/** The bounds in words, the words of the report, and whether these date the act. */
function whenOf(
  { words }: Page,
  act: Act,
  claims: readonly Claim[],
): {
  readonly text: string;
  readonly phrases: readonly string[];
  readonly dated: boolean;
  /** Nothing but that it had happened when it was told. */
  readonly told: boolean;
} {
  const range = rangeOf(act.when);
  const times = claims.flatMap(({ says }) => (says.kind === 'act' ? says.roles.when : []));
  const phrases = [...new Set(times.map(({ phrase }) => clean(phrase)))];
  const dated = times.some(({ sense, expr }) => sense !== 'duration' && expr.kind !== 'set');
  const onlyTold =
    !dated && groundOf(act) === 'written' && range?.from === undefined && range?.to !== undefined;
  return {
    text: range === undefined ? '' : onlyTold ? dayText(range.to!, words) : rangeText(range, words),
    phrases,
    dated,
    told: onlyTold,
  };
}
