/** What entries of each kind may say, all of it: for `moksori check`. Nothing else loads it; reading and writing do without. */
import { z } from 'zod';
import type { Opened } from '../vault/plain.ts';
import type { Kind } from './bodies.ts';
import { isKind, KINDS, SHAPE } from './kinds.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9._:-]{0,63}$/);
const text = z.string();
const words = z.string().min(1);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const number = z.int().nonnegative();
const reason = { reason: words };
const maybe = { reason: text.optional() };

const anchor = z.union([
  z.tuple([number, z.int().positive(), words]),
  z.tuple([number, z.int().positive(), words, text, text]),
]);
const place = z.strictObject({
  label: text,
  label_ko: text.optional(),
  pcode: text.optional(),
  precision: z.enum(['country', 'province', 'county', 'place', 'area']),
  facility: text.optional(),
  candidates: z.array(text).optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
});
const time = z.strictObject({
  phrase: text,
  expr: z.looseObject({ kind: text }),
  from: z.enum(['utterance', 'publication', 'act', 'absolute']),
  rule: text,
  sense: z.enum(['at', 'start', 'end', 'duration']),
  anchor: anchor.optional(),
});
const voice = z.strictObject({
  chain: z.array(text),
  kind: z.enum(['narrator', 'source', 'official', 'document']),
  told: time.optional(),
});
const stance = z.enum(['asserted', 'reported', 'alleged', 'possible', 'denied']);
const ids = z.array(words).optional();
const says = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('act'),
    act: words,
    phase: z.enum(['attempted', 'ongoing', 'done', 'threatened', 'not-done']),
    roles: z.strictObject({
      by: ids,
      to: ids,
      with: ids,
      at: z.array(place).optional(),
      when: z.array(time).optional(),
      for: z.array(text).optional(),
      through: z.array(text).optional(),
    }),
    general: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('detail'), party: words, property: words, value: text }),
  z.strictObject({
    kind: z.literal('order'),
    before: words,
    after: words,
    gap: z.strictObject({ min: z.number(), max: z.number() }).optional(),
    phrase: text,
  }),
  z.strictObject({ kind: z.literal('same'), a: words, b: words, reason: text }),
]);
const party = z.strictObject({
  id: words,
  kind: z.enum(['person', 'group', 'office', 'organisation']),
  label: text,
  label_ko: text.optional(),
  count: z.strictObject({ min: z.number().optional(), max: z.number().optional(), phrase: text }).optional(),
  office: text.optional(),
  candidates: z.array(text).optional(),
  anchors: z.array(anchor),
});
const spot = {
  page: number.optional(),
  line: number.optional(),
  paragraph: number.optional(),
  part: z.enum(['subject', 'body', 'table', 'footnote', 'endnote']).optional(),
};
const report = z.strictObject({
  sha256: hash,
  file: text,
  mediaType: text,
  encoding: text,
  language: text,
  publisher: text.optional(),
  published: text.optional(),
  text,
  characters: number,
  map: z.strictObject({
    runs: z.array(z.strictObject({ text: number, length: number, byte: number, bytes: number })),
  }),
  layout: z.array(z.strictObject({ text: number, length: number, ...spot })).optional(),
  within: z.strictObject({ file: text, sha256: hash }).optional(),
});
const blob = z.strictObject({ id: words, sha256: hash, bytes: number.optional() });
const onClaim = { expects: number.optional() };
const judgement = z.enum(['yes', 'no', 'unsure']);
const partyAt = z.strictObject({ report: words, party: words });

const row = z.strictObject({ list: words, row: z.union([words, z.int().positive()]), check: words });
const onRows = z.strictObject({ ...maybe, a: row, b: row, drawn: z.number().gt(0).lte(1).optional() });

const password = z.strictObject({
  salt: words,
  hash: words,
  memory: z.int().positive(),
  passes: z.int().positive(),
});
const thing = { id: words, label: text };
const factor = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('totp'), ...thing, secret: words }),
  z.strictObject({
    way: z.literal('passkey'),
    ...thing,
    publicKey: words,
    transports: z.array(text).optional(),
  }),
]);
const roles = z.array(words);

const purpose = z.enum(['partner', 'un', 'public']);
const day = z.iso.date();
const release = z.strictObject({
  level: purpose,
  to: words,
  drafter: id,
  reports: z.array(id).min(1),
  texts: z.array(
    z.strictObject({
      language: words,
      text: words,
      document: z.strictObject({ format: words, content: z.base64() }).optional(),
    }),
  ),
  bundle: z.strictObject({ redact: z.array(words), to: z.array(words) }).optional(),
  tells: z.array(z.strictObject({ kind: words, claims: z.array(words) })),
  exposure: z.strictObject({
    of: z.strictObject({ texts: hash, case: hash, released: hash }),
    subject: number,
    source: number,
    style: number,
    versions: number,
    asked: z.strictObject({ people: number, groups: number }),
    set: z.array(words),
  }),
  reason: words.optional(),
});
const left = z.strictObject({ name: words, sha256: hash, bytes: number, format: words });

/** Kind → its body. */
export const BODIES: Readonly<Record<Kind, z.ZodType>> = {
  'vault.created': z.looseObject({}),
  'person.added': z.strictObject({ name: words, note: text.optional() }),
  'account.invited': z.strictObject({ roles, link: hash, until: number }),
  'account.opened': z.strictObject({ link: hash, password, factor }),
  'account.secured': z.strictObject({
    password: password.optional(),
    add: factor.optional(),
    remove: words.optional(),
  }),
  'account.granted': z.strictObject({ ...reason, roles }),
  'account.closed': z.strictObject(reason),
  'account.entered': z.strictObject({ factor: words, step: number.optional(), counter: number.optional() }),
  'account.refused': z.strictObject({ address: text, times: z.int().positive() }),
  'case.shared': z.strictObject({ ...maybe, people: z.array(id).optional() }),
  'original.read': z.strictObject({ case: id }),
  'action.proposed': z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('invite'), name: words, roles, ...reason }),
    z.strictObject({ what: z.literal('grant'), person: id, roles, ...reason }),
    z.strictObject({ what: z.enum(['recover', 'close']), person: id, ...reason }),
  ]),
  'action.approved': z.strictObject({ of: number }),
  'action.refused': z.strictObject({ ...reason, of: number }),
  'way.added': z.strictObject({ way: words, label: text, publicKey: words }),
  'way.revoked': z.strictObject(maybe),
  'custodian.added': z.strictObject({ name: words, recipient: words }),
  'source.added': z.strictObject({
    label: text.optional(),
    note: text.optional(),
    compartment: blob.optional(),
    custodians: z.array(words).optional(),
  }),
  'source.opened': z.strictObject({ ...reason, custodians: z.array(words) }),
  'source.withdrawn': z.strictObject(reason),
  'source.shredded': z.strictObject({ ...reason, keys: number }),
  'case.opened': z.strictObject({ label: text.optional(), note: text.optional() }),
  'cases.joined': z.strictObject({ ...reason, into: id, from: id }),
  'report.added': z.strictObject({ report, source: id.optional(), blob: blob.optional() }),
  'reading.added': z.strictObject({
    reader: text,
    pack: z.strictObject({ id: words, version: text }),
    version: text,
    parties: z.array(party),
    places: z.array(place),
    voices: z.array(voice),
  }),
  'claim.proposed': z.strictObject({
    says,
    voice: number,
    stance,
    anchors: z.array(anchor).min(1),
    rule: text,
    by: text.optional(),
    derivedFrom: z.array(words).optional(),
  }),
  'claim.added': z.strictObject({
    says,
    voice,
    stance,
    anchors: z.array(anchor).min(1),
    ...maybe,
    parties: z.array(party).optional(),
  }),
  'claim.accepted': z.strictObject({ ...maybe, ...onClaim }),
  'claim.corrected': z.strictObject({
    ...reason,
    ...onClaim,
    says: says.optional(),
    stance: stance.optional(),
    voice: voice.optional(),
    anchors: z.array(anchor).min(1).optional(),
  }),
  'claim.rejected': z.strictObject({ ...reason, ...onClaim }),
  'claim.withdrawn': z.strictObject({ ...reason, ...onClaim }),
  'report.withdrawn': z.strictObject({ ...reason, source: id.optional() }),
  'working.chosen': z.strictObject({ ...maybe, property: words, value: text.optional() }),
  'case.described': z.strictObject({ label: text, note: text.optional() }),
  'same.decided': z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('act'), a: words, b: words, judgement, ...reason }),
    z.strictObject({ of: z.literal('party'), a: partyAt, b: partyAt, judgement, ...reason }),
    z.strictObject({ of: z.literal('case'), a: words, b: words, judgement, ...reason }),
  ]),
  'decision.undone': z.strictObject({ ...reason, of: number }),
  'consent.given': z.strictObject({
    purposes: z.array(purpose).min(1),
    by: id,
    reports: z.array(id).min(1),
    until: day.optional(),
    how: words.optional(),
  }),
  'consent.withdrawn': z.strictObject({ ...reason, of: number }),
  'release.proposed': release,
  'release.approved': z.strictObject({ of: number }),
  'release.refused': z.strictObject({ ...reason, of: number }),
  'release.made': z.strictObject({ of: number, files: z.array(left).min(1) }),
  'release.withdrawn': z.strictObject({ ...reason, of: number }),
  'pairs.keyed': z.strictObject({ key: words }),
  'pair.same': onRows,
  'pair.different': onRows,
  'pair.withdrawn': z.strictObject({ ...maybe, of: number }),
  shredded: z.strictObject({ ...reason, what: z.enum(['report', 'case', 'source']) }),
  'backup.made': z.looseObject({}),
  exported: z.looseObject({}),
  imported: z.strictObject({ what: words, entries: number, sha256: hash }),
  'key.changed': z.looseObject({}),
  checked: z.looseObject({}),
};

/**
 * What is wrong with what an entry says; nothing for what was shredded and for kinds and shapes of later versions.
 *
 * @returns one line for each fault, naming the field
 */
export function faultsOf({ kind, body, shredded, key }: Opened): string[] {
  if (!isKind(kind) || shredded) return [];
  const { v = SHAPE, ...rest } = (body ?? {}) as { readonly v?: number };
  if (v !== SHAPE) return [];
  const faults: string[] = [];
  const { sealed } = KINDS[kind];
  const made = key.split(':')[0];
  if (sealed === 'undone' ? made === 'vault' : made !== sealed) faults.push(`${kind}: sealed with ${key}`);
  const parsed = BODIES[kind].safeParse(typeof body === 'object' && body !== null ? rest : body);
  for (const { path, message } of parsed.error?.issues ?? [])
    faults.push(`${kind}: ${path.join('.') || 'body'}: ${message}`);
  return faults;
}
