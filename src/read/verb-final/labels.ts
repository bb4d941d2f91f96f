/** What to call a party: the short natural name that the report gives it, in its own words. */
import type { Doc } from './doc.ts';
import type { Np } from './np.ts';
import type { Entity } from './party.ts';

/** How many mentions are looked at, and the longest label in characters. */
const LOOK = 12;
const LONGEST = 30;

/** The words of the mention that says most, without particles; a name, which is sealed, only where there is nothing else. */
export function labelOf(entity: Entity, doc: Doc): string {
  let best: { text: string; worth: number } | undefined;
  for (const [i, np] of entity.mentions.slice(0, LOOK).entries()) {
    const text = words(np, doc);
    if (text === '') continue;
    const worth = worthOf(np, entity, text) - i * 0.1;
    if (best === undefined || worth > best.worth) best = { text, worth };
  }
  return best?.text ?? doc.text.slice(entity.mentions[0]!.start, entity.mentions[0]!.end);
}

function worthOf(np: Np, entity: Entity, text: string): number {
  if (np.known?.pronoun !== undefined) return 0;
  if (np.name !== undefined && np.known?.party === undefined) return 0.5;
  return (
    1 +
    (np.age !== undefined ? 0.5 : 0) +
    (np.names.length > 0 ? 0.5 : 0) +
    (np.known?.party !== undefined ? (isSide(np, entity) ? -1 : 1) : 0) +
    (np.owner !== undefined ? 0.3 : 0) -
    (np.copula ? 1 : 0) -
    (text.length > LONGEST ? 2 : 0)
  );
}

/** From the first word to the head, or to the end where no name stands behind it. */
function words(np: Np, doc: Doc): string {
  const head = doc.words[np.head]!;
  const headEnd = head.noun?.end ?? head.verb?.copula?.end ?? head.number?.end ?? head.end;
  const end = np.name === undefined && np.count === undefined ? np.end : Math.max(headEnd, np.start + 1);
  // A name alone is what the report calls somebody whom it never describes.
  if (np.name !== undefined && np.known?.party === undefined) return np.name.text;
  const start = np.name !== undefined && np.name.start === np.start ? head.start : np.start;
  return doc.text.slice(start, Math.max(end, start)).replace(/\s+/gu, ' ').trim();
}

/** "남편", where his wife was just told of: says whose he is, not who. */
function isSide({ known }: Np, { relation }: Entity): boolean {
  return relation === undefined && known?.party?.relation !== undefined;
}
