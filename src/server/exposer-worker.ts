/** Looks for what a text exposes, makes one that tells less, and draws what leaves, on another core. Holds nothing from one order to the next but the pack. */
import { parentPort } from 'node:worker_threads';
import { type Facts, IntakeError } from '../intake/errors.ts';
import { loadPack } from '../packs/load.ts';
import type { Pack } from '../packs/types.ts';
import { exposureOf } from '../protect/index.ts';
import type { Asked, Exposure, HandedOn } from '../protect/types.ts';
import type { DocumentFormat, Written } from '../release/document/types.ts';
import { look, sourcesOf } from '../release/gate/look.ts';
import { keptText, readText, releasedTexts, TextRefused, textOf } from '../release/gate/texts.ts';
import type { Draft, Looked } from '../release/gate/types.ts';
import { documentOf } from '../release/redact/leave.ts';
import { redact } from '../release/redact/redact.ts';
import type { Asked as LessAsked, Redacted } from '../release/redact/types.ts';
import type { Fingerprint, ReleaseText } from '../review/bodies.ts';
import { caseOf } from '../review/case-of.ts';
import type { Release, State } from '../review/state-types.ts';

export interface Looking extends Pick<Asked, 'level' | 'on' | 'assumed'> {
  readonly state: State;
  /** What left before. */
  readonly released: readonly Release[];
  /** What was handed on besides. */
  readonly handedOn: readonly HandedOn[];
  /** What is planned; without it everything that the level lets out is looked at. */
  readonly draft?: Pick<Draft, 'bundle' | 'reports'> & {
    readonly text?: string;
    /** ISO 639-1, when somebody says it. */
    readonly language?: string;
  };
  /** What was set for the check, as typed. */
  readonly set: readonly string[];
}

/** Less is to be told of a text. */
export interface Lessening extends Omit<LessAsked, 'pack' | 'case' | 'reports'> {
  readonly state: State;
}

/** A text is to leave as a document. */
export interface Writing {
  readonly text: string;
  readonly language: string;
  readonly format: DocumentFormat;
}

export type Question =
  | { readonly look: Looking }
  | { readonly lessen: Lessening }
  | { readonly write: Writing };
export type Order = Question & { readonly pack: { readonly id: string; readonly dir: string } };

export interface Found {
  readonly exposure: Exposure;
  /** The text as quotes count in it. */
  readonly text: string | null;
  /** As a proposal keeps it. */
  readonly kept: ReleaseText | null;
  /** What goes into a proposal but for the sums of what it was computed of; null without a draft. */
  readonly looked: Looked | null;
}

export type Said =
  | { readonly found: Found }
  | { readonly lessened: Redacted }
  | { readonly written: Written }
  /** A text cannot be read: empty, in a language that no pack reads … */
  | { readonly refused: { readonly code: string; readonly facts: Facts } }
  | { readonly failed: string };

/** The planned text among the texts of a case. */
export const DRAFT = 'draft';

const NOT_YET: Fingerprint = { texts: '', case: '', released: '' };

let pack: Pack | undefined;

parentPort?.on('message', async (order: Order) => {
  const say = (said: Said) => parentPort?.postMessage(said);
  try {
    pack ??= loadPack(order.pack.id, order.pack.dir);
    if ('look' in order) say({ found: await found(order.look, pack) });
    else if ('lessen' in order) say({ lessened: await lessened(order.lessen, pack) });
    else say({ written: await written(order.write) });
  } catch (error) {
    if (error instanceof TextRefused) say({ refused: refusal(error) });
    // The name alone: a message may have words of the draft.
    else say({ failed: error instanceof Error ? error.name : 'unknown' });
  }
});

async function found({ state, draft, level, set, ...order }: Looking, pack: Pack): Promise<Found> {
  const asked = {
    handedOn: order.handedOn,
    ...(order.on !== undefined && { on: order.on }),
    ...(order.assumed && { assumed: order.assumed }),
  };
  const released = await releasedTexts(state, order.released, pack);
  if (draft === undefined) {
    const exposure = exposureOf({
      ...asked,
      ...(level && { level }),
      case: caseOf(state, pack),
      reports: state.reports.flatMap(({ report }) => report ?? []),
      sources: sourcesOf(state),
      texts: [],
      pack,
    });
    return { exposure, text: null, kept: null, looked: null };
  }
  const { text, language, ...rest } = draft;
  const named = { id: DRAFT, name: DRAFT, released: false };
  const whole = text === undefined ? null : textOf(DRAFT, Buffer.from(text));
  const read = whole === null ? null : await readText(whole, named, pack, language);
  const texts = read === null ? [] : [read];
  const { exposure, looked } = look(state, rest, { ...asked, pack, texts, released, set, now: NOT_YET });
  return {
    exposure,
    looked,
    text: read?.report.text ?? null,
    kept: read === null || whole === null ? null : keptText(read, whole),
  };
}

async function lessened({ state, ...asked }: Lessening, pack: Pack): Promise<Redacted> {
  const reports = state.reports.flatMap(({ report }) => report ?? []);
  return redact({ ...asked, case: caseOf(state, pack), reports, pack });
}

async function written({ text, language, format }: Writing): Promise<Written> {
  // It loads what draws letters: only when something leaves.
  const { writeDocument } = await import('../release/document/write.ts');
  return writeDocument(documentOf(text, language), format);
}

function refusal({ why, character, cause }: TextRefused): { readonly code: string; readonly facts: Facts } {
  if (cause instanceof IntakeError) return { code: cause.code, facts: cause.facts };
  const codes = {
    empty: 'blank',
    binary: 'not-text',
    unseen: 'unseen',
    format: 'text-format',
    unread: 'blank',
    foreign: 'text-format',
  };
  return { code: codes[why], facts: why === 'unseen' ? { character } : {} };
}
