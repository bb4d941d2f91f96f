/** Claims as annotations of the texts they quote: W3C Web Annotation, one to a line, as in an evidence bundle. */
import type { Claim } from '../../claims/types.ts';
import { annotation, labelOf } from '../bundle/annotations.ts';
import { type ExchangeFile, type Handed, standing } from './handed.ts';

/**
 * The claims that count. Without names: no claim of a name and no quote, only its place, since a sentence may hold a name that no claim
 * knows.
 */
export function annotations(cases: readonly Handed[]): readonly ExchangeFile[] {
  return [{ name: 'annotations.jsonl', chunks: linesOf(cases) }];
}

function* linesOf(cases: readonly Handed[]): Iterable<string> {
  for (const about of cases)
    for (const claim of standing(about)) {
      if (!about.names && claim.says.kind === 'detail' && claim.says.property === 'name') continue;
      yield `${JSON.stringify(stated(claim, about))}\n`;
    }
}

type Target = { readonly selector: readonly { readonly exact?: string }[] };

function stated(claim: Claim, { mask, pack, names }: Handed): object {
  const made = annotation({
    claim,
    status: claim.status,
    label: labelOf(claim, pack),
    entries: [],
    alone: false,
    source: `urn:moksori:${claim.report}`,
  }) as { readonly target: readonly Target[] };
  if (names) return made;
  const target = made.target.map((one) => ({
    ...one,
    selector: one.selector.filter(({ exact }) => exact === undefined),
  }));
  return mask.deep(without({ ...made, target })) as object;
}

const QUOTED: ReadonlySet<string> = new Set(['quote', 'before', 'after']);

/** Plain data without quotes, and without the words beside them. */
function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      QUOTED.has(key) && typeof each === 'string' ? [] : [[key, without(each)]],
    ),
  );
}
