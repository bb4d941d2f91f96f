/** From a draft to the entries that put it into the vault: nothing of it is decided. */
import type { Claim, Reading, Report } from '../claims/types.ts';
import type { Drafted } from '../draft/draft.ts';
import type { Plain } from '../vault/plain.ts';
import type { BlobRef, Bodies } from './bodies.ts';
import { newId, type Random } from './ids.ts';
import { claimId, ofCase, ofReport } from './kinds.ts';
import { type PackedVoice, Packer } from './packed.ts';

/** A report that the vault has, by its id: its hash, null once it is shredded, and its case. */
export interface Stored {
  readonly sha256: string | null;
  readonly case: string;
}

export interface Adding {
  readonly actor: string;
  /** The pack that the draft was read with. */
  readonly pack: { readonly id: string; readonly version: string };
  /** The Moksori that read. */
  readonly version: string;
  /** All reports go into this case; without it there is a case for every event that the draft found. */
  readonly case?: string;
  /** Who told all of them. */
  readonly source?: string;
  /** Looks a report up in the vault by its id. */
  readonly stored?: (report: string) => Stored | undefined;
  /** By the hash of a report: its original as a sealed file. */
  readonly originals?: ReadonlyMap<string, BlobRef>;
  readonly random?: Random;
}

export interface Added {
  readonly entries: readonly Plain[];
  readonly cases: readonly {
    readonly case: string;
    readonly opened: boolean;
    readonly reports: readonly string[];
    readonly claims: number;
  }[];
  /** Reports that the vault had already, byte for byte: they are not added again. */
  readonly known: readonly { readonly report: string; readonly file: string; readonly case: string }[];
}

/** What is needed of a draft. */
export interface Draft extends Pick<Drafted, 'reports' | 'readings'> {
  readonly case: Pick<Drafted['case'], 'reports'>;
  readonly others: readonly Pick<Drafted['case'], 'reports'>[];
}

/**
 * Entries for the reports of a draft, their readings and their claims. A report goes by the id that intake gave it; when the
 * vault has another report of that id, by a longer one.
 *
 * @example addDraft(await draft(files, { pack }), { actor: 'a-7k2m9p', pack, version }).entries
 */
export function addDraft(drafted: Draft, to: Adding): Added {
  const ids = reportIds(drafted.reports, to.stored);
  const known: { report: string; file: string; case: string }[] = [];
  const entries: Plain[] = [];
  const cases: Added['cases'][number][] = [];
  const groups =
    to.case === undefined
      ? [drafted.case, ...drafted.others].map(({ reports }) => new Set(reports))
      : [new Set(drafted.reports.map(({ id }) => id))];
  for (const group of groups) {
    const fresh: Report[] = [];
    for (const report of drafted.reports) {
      if (!group.has(report.id)) continue;
      const given = ids.get(report.sha256)!;
      if (given.there === undefined) fresh.push(report);
      else known.push({ report: given.id, file: report.file, case: given.there });
    }
    if (fresh.length === 0) continue;
    const id = to.case ?? newId('k', to.random);
    const about = { actor: to.actor, case: id };
    if (to.case === undefined) entries.push(ofCase('case.opened', about, {}));
    let claims = 0;
    for (const report of fresh) {
      const readings = drafted.readings.filter((reading) => reading.report === report.id);
      entries.push(...reportEntries(report, readings, { ...about, subject: ids.get(report.sha256)!.id }, to));
      claims += readings.reduce((n, reading) => n + reading.claims.length, 0);
    }
    const reports = fresh.map(({ sha256 }) => ids.get(sha256)!.id);
    cases.push({ case: id, opened: to.case === undefined, reports, claims });
  }
  return { entries, cases, known };
}

/** Hash of a report → its id in the vault, and its case when it is there. Originals are sealed under that id before they are added. */
export function reportIds(
  reports: readonly Pick<Report, 'id' | 'sha256'>[],
  stored: Adding['stored'] = () => undefined,
): ReadonlyMap<string, { readonly id: string; readonly there?: string }> {
  const found = new Map<string, { readonly id: string; readonly there?: string }>();
  const taken = new Set<string>();
  for (const { id, sha256 } of reports) {
    const prefix = id.slice(0, id.indexOf('-') + 1);
    for (let length = id.length - prefix.length; ; length += 4) {
      const name = prefix + sha256.slice(0, length);
      const there = stored(name);
      if (there?.sha256 === sha256) found.set(sha256, { id: name, there: there.case });
      // What was shredded is gone for ever, and its key with it: the same bytes are a new report.
      else if ((there !== undefined || taken.has(name)) && length < MOST) continue;
      else found.set(sha256, { id: name });
      taken.add(name);
      break;
    }
  }
  return found;
}

/** An id has 64 characters at most, and a claim's has the report's in it. */
const MOST = 48;

function reportEntries(
  report: Report,
  readings: readonly Reading[],
  about: { readonly actor: string; readonly case: string; readonly subject: string },
  { source, originals, pack, version }: Adding,
): Plain[] {
  const { id: _, ...kept } = report;
  const blob = originals?.get(report.sha256);
  const packer = new Packer(report.text);
  return [
    ofReport('report.added', about, {
      report: kept,
      ...(source !== undefined && { source }),
      ...(blob !== undefined && { blob }),
    }),
    ...readings.flatMap((reading) => readingEntries(reading, about, packer, { pack, version })),
  ];
}

/** A reading and its claims, one entry each. */
function readingEntries(
  reading: Reading,
  about: { readonly actor: string; readonly case: string; readonly subject: string },
  packer: Packer,
  { pack, version }: Pick<Adding, 'pack' | 'version'>,
): Plain[] {
  const reader = reading.claims[0]?.by ?? '';
  const voices = new Voices(packer);
  const claims = reading.claims.map((claim) =>
    ofReport(
      'claim.proposed',
      { ...about, subject: claimId(about.subject, claim.id) },
      proposed(claim, reader, voices, packer),
    ),
  );
  return [
    ofReport('reading.added', about, {
      reader,
      pack: { id: pack.id, version: pack.version },
      version,
      parties: reading.parties.map((party) => packer.party(party)),
      places: reading.places,
      voices: voices.all,
    }),
    ...claims,
  ];
}

function proposed(
  { says, voice, stance, anchors, rule, by, derivedFrom }: Claim,
  reader: string,
  voices: Voices,
  packer: Packer,
): Bodies['claim.proposed'] {
  return {
    says: packer.says(says),
    voice: voices.of(voice),
    stance,
    anchors: anchors.map((anchor) => packer.anchor(anchor)),
    rule,
    ...(by !== reader && { by }),
    ...(derivedFrom.length > 0 && { derivedFrom }),
  };
}

/** The voices of a reading, each once: few speak, and every claim has one. */
class Voices {
  readonly all: PackedVoice[] = [];
  readonly #packer: Packer;
  readonly #at = new Map<string, number>();

  constructor(packer: Packer) {
    this.#packer = packer;
  }

  of(voice: Claim['voice']): number {
    const key = JSON.stringify(voice);
    const known = this.#at.get(key);
    if (known !== undefined) return known;
    this.#at.set(key, this.all.length);
    return this.all.push(this.#packer.voice(voice)) - 1;
  }
}
