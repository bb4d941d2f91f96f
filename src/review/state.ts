/**
 * The state of a case: a fold over its entries, in their order. Pure; the same entries give the same state.
 *
 * - The last decision on a thing counts. A decision that another undid does not count, as if it had never been taken; undoing
 *   the undoing brings it back. What does not count stays in the history.
 * - A decision may say which entry on its claim the person had seen last; when another came between, it does not count.
 * - What was shredded has no words any more; that it was there, who did what to it and when, stays.
 */
import type { Claim, Party, PlaceRef, Reading, Report, Status } from '../claims/types.ts';
import type { Opened } from '../vault/plain.ts';
import type { Bodies, Kind, Sameness } from './bodies.ts';
import { claimId, KINDS, type Known, known, reportOf } from './kinds.ts';
import { markOf } from './mark.ts';
import { Packer } from './packed.ts';
import { Register } from './register.ts';
import { overtakes, standings } from './standing.ts';
import type {
  Chosen,
  ClaimState,
  Decision,
  HistoryLine,
  Mark,
  ReportState,
  Shredded,
  State,
  UnknownEntry,
} from './state-types.ts';
import { isClaimDecision, next } from './status.ts';

/**
 * @param id the case
 * @param entries of the case in their order, and of the cases that are joined into it
 */
export function stateOf(id: string, entries: readonly Opened[]): State {
  const fold = new Fold(id);
  for (const entry of entries) fold.take(entry);
  return fold.state();
}

interface ReportDraft {
  readonly entry: ReportState;
  readonly packer: Packer | undefined;
  withdrawn: Mark | null;
  readonly read: ReportState['read'][number][];
  readonly parties: Party[];
  readonly places: PlaceRef[];
  /** Of the reading that came last: its claims follow it. */
  voices: Claim['voice'][];
  reader: string;
  readonly claims: ClaimDraft[];
}

interface ClaimDraft {
  readonly id: string;
  readonly report: string;
  readonly case: string;
  readonly first: Claim | null;
  readonly packer: Packer | undefined;
  correction: Partial<Pick<Claim, 'says' | 'stance' | 'voice' | 'anchors'>> | undefined;
  own: Status;
  last: number;
  readonly history: HistoryLine[];
}

interface Taken {
  readonly entry: Opened;
  readonly known: Exclude<Known, { is: 'unknown' }>;
}

class Fold {
  readonly #id: string;
  readonly #reports = new Map<string, ReportDraft>();
  readonly #claims = new Map<string, ClaimDraft>();
  readonly #decided: Taken[] = [];
  readonly #register = new Register();
  readonly #shredded: Shredded[] = [];
  readonly #unknown: UnknownEntry[] = [];
  #opened: Mark | null = null;
  #label: string | null = null;
  #note: string | null = null;
  #changed = 0;
  #through = 0;

  constructor(id: string) {
    this.#id = id;
  }

  take(entry: Opened): void {
    this.#changed = Math.max(this.#changed, entry.at);
    this.#through = Math.max(this.#through, entry.seq + 1);
    const what = known(entry);
    if (what.is === 'unknown') {
      const { seq, kind, subject } = entry;
      this.#unknown.push({ seq, kind, subject, why: what.why });
      return;
    }
    if (KINDS[what.kind].register) {
      this.#register.take(entry, what);
      return;
    }
    if (KINDS[what.kind].decides) {
      this.#decided.push({ entry, known: what });
      return;
    }
    const body = what.is === 'known' ? what.body : undefined;
    switch (what.kind) {
      case 'case.opened':
        if (entry.subject === this.#id) this.#open(entry, body as Bodies['case.opened'] | undefined);
        break;
      case 'report.added':
        this.#report(entry, body as Bodies['report.added'] | undefined);
        break;
      case 'reading.added':
        this.#reading(entry, body as Bodies['reading.added'] | undefined);
        break;
      case 'claim.proposed':
        this.#proposed(entry, body as Bodies['claim.proposed'] | undefined);
        break;
      case 'claim.added':
        this.#added(entry, body as Bodies['claim.added'] | undefined);
        break;
      case 'shredded':
        if (body !== undefined)
          this.#shredded.push({
            ...markOf(entry, body),
            what: (body as Bodies['shredded']).what,
            id: entry.subject,
          });
        break;
      default:
    }
  }

  #open(entry: Opened, body: Bodies['case.opened'] | undefined): void {
    this.#opened = markOf(entry, body);
    this.#label = body?.label ?? null;
    this.#note = body?.note ?? null;
  }

  #report(entry: Opened, body: Bodies['report.added'] | undefined): void {
    const { subject } = entry;
    if (this.#reports.has(subject)) return;
    const report: Report | null = body === undefined ? null : { id: subject, ...body.report };
    this.#reports.set(subject, {
      entry: {
        id: subject,
        case: entry.case,
        report,
        source: body?.source ?? null,
        blob: body?.blob ?? null,
        added: markOf(entry, undefined),
        withdrawn: null,
        read: [],
      },
      packer: report === null ? undefined : new Packer(report.text),
      withdrawn: null,
      read: [],
      parties: [],
      places: [],
      voices: [],
      reader: '',
      claims: [],
    });
  }

  #reading(entry: Opened, body: Bodies['reading.added'] | undefined): void {
    const report = this.#reports.get(entry.subject);
    if (report?.packer === undefined || body === undefined) return;
    const { packer } = report;
    report.read.push({ reader: body.reader, pack: body.pack, version: body.version });
    for (const party of body.parties) report.parties.push(packer.partyFrom(party));
    report.places.push(...body.places);
    report.voices = body.voices.map((voice) => packer.voiceFrom(voice));
    report.reader = body.reader;
  }

  #proposed(entry: Opened, body: Bodies['claim.proposed'] | undefined): void {
    const report = this.#reports.get(reportOf(entry.subject));
    if (report === undefined) return;
    const { packer } = report;
    const voice = body === undefined ? undefined : report.voices[body.voice];
    const first: Claim | null =
      body === undefined || packer === undefined || voice === undefined
        ? null
        : {
            id: entry.subject,
            report: report.entry.id,
            says: about(packer.saysFrom(body.says), report.entry.id),
            voice,
            stance: body.stance,
            anchors: body.anchors.map((anchor) => packer.anchorFrom(anchor)),
            by: body.by ?? report.reader,
            rule: body.rule,
            status: 'proposed',
            derivedFrom: body.derivedFrom?.map((id) => claimId(report.entry.id, id)) ?? NOTHING,
          };
    this.#claim(entry, report, first, 'proposed');
  }

  #added(entry: Opened, body: Bodies['claim.added'] | undefined): void {
    const report = this.#reports.get(reportOf(entry.subject));
    if (report === undefined) return;
    const { packer } = report;
    if (body !== undefined && packer !== undefined)
      for (const party of body.parties ?? [])
        if (!report.parties.some(({ id }) => id === party.id)) report.parties.push(packer.partyFrom(party));
    const first: Claim | null =
      body === undefined || packer === undefined
        ? null
        : {
            id: entry.subject,
            report: report.entry.id,
            says: about(packer.saysFrom(body.says), report.entry.id),
            voice: packer.voiceFrom(body.voice),
            stance: body.stance,
            anchors: body.anchors.map((anchor) => packer.anchorFrom(anchor)),
            by: entry.actor,
            rule: ADDED,
            status: 'accepted',
            derivedFrom: NOTHING,
          };
    this.#claim(entry, report, first, 'accepted');
  }

  #claim(entry: Opened, report: ReportDraft, first: Claim | null, own: Status): void {
    if (this.#claims.has(entry.subject)) return;
    const claim: ClaimDraft = {
      id: entry.subject,
      report: report.entry.id,
      case: report.entry.case,
      first,
      packer: report.packer,
      correction: undefined,
      own,
      last: entry.seq,
      history: [{ ...markOf(entry, entry.body), kind: entry.kind as Kind, standing: 'live' }],
    };
    this.#claims.set(entry.subject, claim);
    report.claims.push(claim);
  }

  state(): State {
    const decisions = this.#decide();
    const joins = decisions.filter(({ kind, standing }) => kind === 'cases.joined' && standing === 'live');
    const bodies = joins.map((join) => ({ case: join.case, ...(join.body as Bodies['cases.joined']) }));
    const into = bodies.findLast((join) => join.case === this.#id && join.from === this.#id)?.into ?? null;
    const claims = new Map<string, ClaimState>();
    const readings: Reading[] = [];
    const reports: ReportState[] = [];
    for (const report of this.#reports.values()) {
      const { entry, withdrawn, read, parties, places } = report;
      reports.push({ ...entry, withdrawn, read });
      const told: Claim[] = [];
      for (const draft of report.claims) {
        const made = claimOf(draft, withdrawn !== null);
        claims.set(draft.id, made);
        if (made.claim !== null) told.push(made.claim);
      }
      if (entry.report !== null) readings.push({ report: entry.id, parties, claims: told, places });
    }
    const gone = this.#shredded.some(({ what, id }) => what === 'case' && id === this.#id);
    return {
      case: {
        id: this.#id,
        state: gone ? 'shredded' : into === null ? 'open' : 'joined',
        opened: this.#opened,
        changed: this.#changed,
        label: this.#label,
        note: this.#note,
        joined: [...new Set(bodies.flatMap((join) => (join.case === join.into ? [join.from] : [])))],
        into,
      },
      reports,
      readings,
      claims,
      decisions,
      same: sameOf(decisions),
      chosen: chosenOf(decisions),
      ...this.#register.all(),
      shredded: this.#shredded,
      unknown: this.#unknown,
      through: this.#through,
    };
  }

  /** Which decisions count, and what they do. */
  #decide(): Decision[] {
    const standing = standings(this.#decided, {
      claim: (id) => {
        const claim = this.#claims.get(id);
        return claim && { seq: claim.last, case: claim.case };
      },
      report: (id) => this.#reports.has(id),
    });
    return this.#decided.map(({ entry, known: what }, i): Decision => {
      const { subject, kind } = entry;
      const body = what.is === 'known' ? what.body : undefined;
      const of = kind === 'decision.undone' ? (body as Bodies['decision.undone'] | undefined)?.of : undefined;
      const mark = markOf(entry, body);
      const how = standing[i]!;
      const undoes = of === undefined ? {} : { of };
      const claim = this.#claims.get(subject);
      claim?.history.push({ ...mark, kind: what.kind, standing: how, ...undoes });
      if (claim !== undefined && how !== 'stale' && how !== 'void' && overtakes(entry, claim))
        claim.last = entry.seq;
      if (how === 'live') this.#apply(what, subject, mark, claim);
      // That it was decided is known; which of it was undone is not.
      else if (how === 'sealed' && claim !== undefined && isClaimDecision(kind))
        claim.own = next(claim.own, kind, claim.own === 'corrected');
      return {
        ...mark,
        kind: what.kind,
        case: entry.case,
        subject,
        standing: how,
        ...undoes,
        body,
      };
    });
  }

  #apply(what: Taken['known'], subject: string, mark: Mark, claim: ClaimDraft | undefined): void {
    if (what.is !== 'known') return;
    if (what.kind === 'case.described') {
      // A case that is joined into this one keeps its name to itself.
      if (subject !== this.#id) return;
      this.#label = what.body.label === '' ? null : what.body.label;
      this.#note = what.body.note ?? null;
      return;
    }
    if (what.kind === 'report.withdrawn') {
      const report = this.#reports.get(subject);
      if (report !== undefined) report.withdrawn ??= mark;
      return;
    }
    if (claim === undefined || !isClaimDecision(what.kind)) return;
    if (what.kind === 'claim.corrected' && claim.packer !== undefined)
      claim.correction = { ...claim.correction, ...corrected(what.body, claim.report, claim.packer) };
    claim.own = next(claim.own, what.kind, claim.correction !== undefined);
  }
}

/** What a person's own claims go by as a rule. */
export const ADDED = 'added';
const NOTHING: readonly string[] = [];

/** Claims that a claim speaks of go by their ids in the vault. */
function about(says: Claim['says'], report: string): Claim['says'] {
  switch (says.kind) {
    case 'order':
      return { ...says, before: claimId(report, says.before), after: claimId(report, says.after) };
    case 'same':
      return { ...says, a: claimId(report, says.a), b: claimId(report, says.b) };
    default:
      return says;
  }
}

function corrected(
  { says, stance, voice, anchors }: Bodies['claim.corrected'],
  report: string,
  packer: Packer,
): NonNullable<ClaimDraft['correction']> {
  return {
    ...(says !== undefined && { says: about(packer.saysFrom(says), report) }),
    ...(stance !== undefined && { stance }),
    ...(voice !== undefined && { voice: packer.voiceFrom(voice) }),
    ...(anchors !== undefined && { anchors: anchors.map((anchor) => packer.anchorFrom(anchor)) }),
  };
}

function claimOf(
  { id, report, case: home, first, correction, own, last, history }: ClaimDraft,
  gone: boolean,
): ClaimState {
  const status = gone ? 'withdrawn' : own;
  return {
    id,
    report,
    case: home,
    own,
    status,
    first,
    claim:
      first === null
        ? null
        : status === first.status && correction === undefined
          ? first
          : { ...first, ...correction, status },
    last,
    history,
  };
}

/** Of several decisions on one pair the last. */
function sameOf(decisions: readonly Decision[]): State['same'] {
  const last = new Map<string, Sameness & Mark>();
  for (const { kind, standing, body, seq, at, actor, reason } of decisions) {
    if (kind !== 'same.decided' || standing !== 'live') continue;
    const decided = body as Sameness;
    const [a, b] = decided.of === 'party' ? [nameOf(decided.a), nameOf(decided.b)] : [decided.a, decided.b];
    const key = [decided.of, ...[a, b].sort()].join('\n');
    // The last stands where the last was taken.
    last.delete(key);
    last.set(key, { ...decided, seq, at, actor, reason: reason ?? '' });
  }
  return [...last.values()];
}

function nameOf({ report, party }: { readonly report: string; readonly party: string }): string {
  return `${report} ${party}`;
}

function chosenOf(decisions: readonly Decision[]): Chosen[] {
  return decisions.flatMap(({ kind, standing, body, subject, seq, at, actor, reason }): Chosen[] => {
    if (kind !== 'working.chosen' || standing !== 'live') return [];
    const { property, value } = body as Bodies['working.chosen'];
    return [{ seq, at, actor, reason, claim: subject, property, value: value ?? null }];
  });
}
