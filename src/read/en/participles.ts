/** A participle set off by a comma, or at the start of a sentence: "Accused of espionage, he …". */
import type { Clause } from './clause.ts';
import { closest, hasTense, openPart, type Parse, top } from './open-clauses.ts';
import type { VerbGroup } from './phrases.ts';

/** Opens the clause of such a participle; its subject is that of the clause it stands beside. */
export function adjunct(parse: Parse, vg: VerbGroup, passive: boolean): void {
  const context = top(parse);
  const governor: Clause | undefined = context.clause && (besideOf(parse) ?? context.clause);
  const subject = governor ? governor.subject : context.subject;
  const clause = openPart(parse, vg, { subject, shared: true, passive, link: 'adjunct', parent: governor });
  if (governor) governor.governs.push({ slot: 'doing', clause });
  else if (!subject) context.waiting.push(clause);
}

/** "arrested people who resisted, sending them to camps": a comma ends the relative clause. */
function besideOf(parse: Parse): Clause | undefined {
  return closest(parse, (context) => hasTense(context) && !(parse.comma && context.sort === 'rel')).clause;
}
