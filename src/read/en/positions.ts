/** Where a noun phrase stands: in its clause, in the text, and in whose words. */
import type { Clause } from './clause.ts';
import type { Doc } from './doc.ts';
import type { Position } from './party.ts';
import type { Np } from './phrases.ts';
import type { Voices } from './voices.ts';

/** @param holders the clause of every phrase that fills a slot of one */
export function positions(
  doc: Doc,
  holders: ReadonlyMap<Np, { readonly clause: Clause; readonly slot: string }>,
  clauses: readonly Clause[],
  phrases: readonly Np[],
  voices: Voices,
): (np: Np) => Position {
  const tellers = new Set<number>();
  for (const { source, voiced } of voices.attributions)
    if (voiced && source) for (let i = source.first; i < source.last; i++) tellers.add(i);
  const byHead = new Map(phrases.map((np) => [np.head, np]));
  const suffers = new Map<Np, string[]>();
  for (const clause of clauses) {
    const patient = clause.passive ? clause.subject : clause.object;
    for (const np of patient ? [patient, ...patient.coordinated] : [])
      suffers.set(np, [...(suffers.get(np) ?? []), clause.vg.lemma]);
  }
  const known = new Map<Np, Position>();
  return (np) => {
    const position = known.get(np) ?? place(np);
    known.set(np, position);
    return position;
  };

  function place(np: Np): Position {
    const holder = holders.get(np);
    const { sentence } = doc.tokens[np.head]!;
    const voice = voices.at(np.head);
    const subject = holder?.clause.subject;
    const speaker = np.pronoun?.speaker ? speakerOf(voice.attributions[0]) : undefined;
    return {
      subject: subject !== undefined && (subject === np || subject.coordinated.includes(np)),
      patient: suffers.has(np),
      suffers: suffers.get(np) ?? [],
      verb: holder?.clause.vg.lemma ?? '',
      sentence,
      paragraph: doc.sentences[sentence]!.paragraph,
      voice: voice.kind === 'narrator' ? '' : (voice.chain[0] ?? ''),
      teller: tellers.has(np.head),
      ...(speaker ? { speaker } : {}),
      ...(subject && subject !== np ? { clauseSubject: subject } : {}),
    };
  }

  function speakerOf(attribution: number | undefined): Np | undefined {
    const source = attribution === undefined ? undefined : voices.attributions[attribution]?.source;
    if (!source) return undefined;
    for (let i = source.first; i < source.last; i++) {
      const np = byHead.get(i);
      if (np) return np.pronoun?.speaker ? undefined : np;
    }
    return undefined;
  }
}
