/** Where a case comes from (PROV-O as JSON-LD): reports, what read them, what people decided, and what the acts follow from. */
import type { Claim } from '../../claims/types.ts';
import type { Pack } from '../../packs/types.ts';
import type { Kind } from '../../review/bodies.ts';
import { reportOf } from '../../review/kinds.ts';
import { ADDED } from '../../review/state.ts';
import type { ClaimState, Decision } from '../../review/state-types.ts';
import { labelOf } from '../bundle/annotations.ts';
import { type ExchangeFile, type Handed, nameOf } from './handed.ts';

const CONTEXT = {
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  moksori: 'urn:moksori:vocabulary:',
} as const;

type Node = Readonly<Record<string, unknown>>;
const of = (id: string): { readonly '@id': string } => ({ '@id': `urn:moksori:${id}` });

/** One graph for all cases. People are ids, and what they did has the day on which they did it. */
export function prov(cases: readonly Handed[]): readonly ExchangeFile[] {
  return [{ name: 'provenance.jsonld', chunks: textOf(cases) }];
}

function* textOf(cases: readonly Handed[]): Iterable<string> {
  yield `{"@context": ${JSON.stringify(CONTEXT)},\n "@graph": [`;
  const seen = new Set<string>();
  let between = '\n  ';
  for (const about of cases)
    for (const node of nodesOf(about)) {
      const id = String(node['@id']);
      if (seen.has(id)) continue;
      seen.add(id);
      yield `${between}${JSON.stringify(node)}`;
      between = ',\n  ';
    }
  yield '\n]}\n';
}

/** Entities, activities and agents of one case; an agent comes as often as it acts. */
export function* nodesOf(about: Handed): Iterable<Node> {
  const { state, assembled, mask } = about;
  for (const { id, report, read } of state.reports) {
    if (report === null) continue;
    yield {
      ...of(id),
      '@type': 'prov:Entity',
      'rdfs:label': mask.text(report.file),
      'moksori:language': report.language,
      ...(report.published !== undefined && { 'moksori:published': report.published }),
    };
    for (const { reader, pack, version } of read) {
      yield {
        ...of(reader),
        '@type': ['prov:Agent', 'prov:SoftwareAgent'],
        'rdfs:label': `${reader}, ${version}`,
      };
      yield {
        ...of(reading(id, reader)),
        '@type': 'prov:Activity',
        'prov:used': of(id),
        'prov:wasAssociatedWith': of(reader),
        'moksori:pack': `${pack.id} ${pack.version}`,
      };
    }
  }
  for (const claim of state.claims.values()) yield* claimNodes(claim, about);
  for (const decision of state.decisions) yield* decisionNodes(decision);
  for (const act of assembled.acts)
    yield {
      ...of(about.token('a', nameOf(act))),
      '@type': 'prov:Entity',
      'rdfs:label': act.label,
      'prov:wasDerivedFrom': act.claims.map(of),
    };
}

const reading = (report: string, reader: string): string => `${report}:${reader}`;

function* claimNodes(
  { id, report, first, claim, status, history }: ClaimState,
  { pack }: Handed,
): Iterable<Node> {
  if (first === null || claim === null) return;
  const added = first.rule === ADDED;
  const [begun] = history;
  if (added && begun !== undefined)
    yield* activity(`${id}:${begun.seq}`, 'claim.added', begun, { 'prov:used': of(report) });
  yield {
    ...of(id),
    '@type': 'prov:Entity',
    'rdfs:label': subjectOf(claim, pack),
    'prov:wasDerivedFrom': [report, ...first.derivedFrom].map(of),
    'prov:wasGeneratedBy': of(
      added && begun !== undefined ? `${id}:${begun.seq}` : reading(report, first.by),
    ),
    'moksori:status': status,
    'moksori:stance': claim.stance,
  };
}

/** What a claim is about, and not what it says: neither a value nor words of a report. */
function subjectOf(claim: Claim, pack: Pack): string {
  const { says } = claim;
  if (says.kind === 'act') return labelOf(claim, pack);
  return says.kind === 'detail' ? says.property : says.kind;
}

/** What a person decided; what was undone, overtaken or sealed stands there as such. */
function* decisionNodes({ kind, subject, seq, at, actor, standing, of: undone }: Decision): Iterable<Node> {
  // What leaves and who agreed to it is a matter of the register.
  if (!DECIDED.has(kind)) return;
  const id = `${subject}:${seq}`;
  yield* activity(
    id,
    kind,
    { at, actor },
    {
      'prov:used': of(subject),
      'moksori:standing': standing,
      ...(undone !== undefined && { 'moksori:undoes': of(`${subject}:${undone}`) }),
    },
  );
  if (kind === 'claim.corrected' && standing === 'live')
    yield {
      ...of(`${id}:corrected`),
      '@type': 'prov:Entity',
      'prov:wasRevisionOf': of(subject),
      'prov:wasGeneratedBy': of(id),
      'prov:wasDerivedFrom': of(reportOf(subject)),
    };
}

const DECIDED: ReadonlySet<string> = new Set<Kind>([
  'claim.accepted',
  'claim.corrected',
  'claim.rejected',
  'claim.withdrawn',
  'report.withdrawn',
  'working.chosen',
  'same.decided',
  'decision.undone',
]);

function* activity(
  id: string,
  kind: Kind,
  { at, actor }: { readonly at: number; readonly actor: string },
  more: Node,
): Iterable<Node> {
  yield { ...of(actor), '@type': ['prov:Agent', 'prov:Person'] };
  yield {
    ...of(id),
    '@type': 'prov:Activity',
    'moksori:kind': kind,
    ...more,
    'prov:wasAssociatedWith': of(actor),
    'prov:endedAtTime': { '@type': 'xsd:date', '@value': new Date(at).toISOString().slice(0, 10) },
  };
}
