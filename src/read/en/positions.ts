/** Where a noun phrase stands: in its clause, in the text, and in whose words. */
import type { Clause } from './clause.ts';
import type { Doc } from './doc.ts';
import { structureOf } from './opening.ts';
import type { Position } from './party.ts';
import type { Np } from './phrases.ts';
import type { Voices } from './voices.ts';

/** "While they questioned them, the agents": two pronouns of an opening clause; its subject is that of the main clause. */
function awaiting(doc: Doc, clauses: readonly Clause[]): Map<Clause, Np> {
  const out = new Map<Clause, Np>();
  const sentenceOf = (clause: Clause) => doc.tokens[clause.vg.first]!.sentence;
  let open: Clause | undefined;
  for (const clause of clauses) {
    if (open && sentenceOf(open) !== sentenceOf(clause)) open = undefined;
    if (clause.link === 'subordinate' && clause.subject?.pronoun && clause.object?.pronoun) open ??= clause;
    else if (clause.link === 'main' && clause.subject) {
      if (open && clause.subject.first > open.vg.last) {
        const { subject } = clause;
        const again = [subject, clause.object, ...clause.preps.map(({ np }) => np)].some(
          (np) => np?.pronoun && np.pronoun.number === open!.subject!.pronoun!.number,
        );
        if (!again && subject.determiner === 'definite') out.set(open, subject);
      }
      open = undefined;
    }
  }
  return out;
}

/** Places named by a preposition of the clause, as far as the name means one. */
function sitesOf(clause: Clause): string[] {
  return clause.preps.flatMap(({ np }) =>
    np?.type.sort === 'place' && np.type.ids?.length === 1 ? [np.type.ids[0]!] : [],
  );
}

/** @param holders the clause of every phrase that fills a slot of one */
export function positions(
  doc: Doc,
  holders: ReadonlyMap<Np, { readonly clause: Clause; readonly slot: string }>,
  clauses: readonly Clause[],
  phrases: readonly Np[],
  voices: Voices,
  structure = structureOf(doc),
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
  const habits = new Set(
    clauses
      .filter(
        ({ link, vg }) => link === 'relative' && vg.tense === 'present' && !vg.progressive && !vg.perfect,
      )
      .map(({ subject }) => subject),
  );
  const waiting = awaiting(doc, clauses);
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
    const isSubject = subject !== undefined && (subject === np || subject.coordinated.includes(np));
    const awaits = np.pronoun && isSubject ? waiting.get(holder!.clause) : undefined;
    const above = holder?.clause.link === 'content' ? holder.clause.parent : undefined;
    const outer = np.pronoun && isSubject && above?.link === 'relative' ? above.subject : undefined;
    return {
      subject: isSubject,
      patient: suffers.has(np),
      suffers: suffers.get(np) ?? [],
      habitual: habits.has(np),
      sites: holder ? sitesOf(holder.clause) : [],
      times: holder ? holder.clause.times.map(({ expr }) => expr) : [],
      verb: holder?.clause.vg.lemma ?? '',
      sentence,
      paragraph: structure.paragraphOf(sentence),
      voice: voice.kind === 'narrator' ? '' : (voice.chain[0] ?? ''),
      teller: tellers.has(np.head),
      ...(speaker ? { speaker } : {}),
      ...(awaits && awaits !== np ? { awaits } : {}),
      ...(outer && outer !== np ? { outer } : {}),
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
