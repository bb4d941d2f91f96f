/** Claims as annotations of the texts they quote: W3C Web Annotation, one to a line, as in an evidence bundle. */
import type { Claim } from '../../claims/types.ts';
import { annotation, labelOf } from '../bundle/annotations.ts';
import { type ExchangeFile, type Handed, standing } from './handed.ts';

/**
 * The claims that count. Without names: no claim of a name, no quote that holds one (its place stays), and no words beside a quote,
 * which may begin or end in the middle of one.
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
    selector: one.selector.filter(({ exact }) => exact === undefined || mask.open(exact)),
  }));
  return mask.deep(without({ ...made, target })) as object;
}

const BESIDE: ReadonlySet<string> = new Set(['before', 'after', 'prefix', 'suffix']);

/** Plain data without the words beside quotes. */
function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      BESIDE.has(key) && typeof each === 'string' ? [] : [[key, without(each)]],
    ),
  );
}
