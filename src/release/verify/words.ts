/** Whether texts, originals and annotations are what the disclosed entries say. */
import { createHash } from 'node:crypto';
import type { Said } from './entries.ts';
import type { Fault } from './fault.ts';
import { type Files, NotABundle } from './source.ts';
import { linesOf, textOf } from './sums.ts';

const MOST_TEXT = 256 * 1024 * 1024;
const MOST_ANNOTATION = 4 * 1024 * 1024;
const ANNOTATIONS = 'data/annotations.jsonl';

/** Where somebody says that words stand. */
type Stretch = readonly [start: number, end: number, quote: string];

/** Takes what entries say, one after the other, and compares at the end. */
export class Words {
  readonly #reports = new Map<
    string,
    { readonly text: string; readonly sha256: string; readonly within: boolean }
  >();
  readonly #stated = new Map<string, Stretch[]>();
  readonly #seqs = new Map<Stretch, number>();

  take({ seq, kind, subject, body }: Said): void {
    const { report } = body as { readonly report?: Record<string, unknown> };
    if (kind === 'report.added' && report !== undefined)
      this.#reports.set(subject, {
        text: String(report.text),
        sha256: String(report.sha256),
        within: report.within !== undefined,
      });
    const known = this.#stated.get(subject) ?? [];
    for (const stretch of stretchesIn(body)) {
      known.push(stretch);
      this.#seqs.set(stretch, seq);
    }
    this.#stated.set(subject, known);
  }

  /** @returns how many quotes were looked up. @throws NotABundle */
  async compare(files: Files, faults: Fault[]): Promise<number> {
    const texts = new Map<string, readonly string[]>();
    for (const [id, report] of this.#reports) {
      const name = `data/texts/${id}.txt`;
      if (files.sizes.has(name)) {
        if ((await textOf(files, name, MOST_TEXT)) !== report.text) faults.push({ what: 'text', report: id });
        texts.set(id, [...report.text]);
      }
      for (const original of files.sizes.keys()) {
        if (!original.startsWith(`data/originals/${id}.`) && original !== `data/originals/${id}`) continue;
        // An attachment is kept with the e-mail around it.
        if (!report.within && (await sumOf(files, original)) !== report.sha256)
          faults.push({ what: 'original', report: id });
      }
    }
    let quotes = 0;
    for (const [subject, stretches] of this.#stated) {
      const points = texts.get(subject.split('.')[0]!);
      for (const stretch of stretches) {
        const [start, end, quote] = stretch;
        quotes++;
        if (points !== undefined && points.slice(start, end).join('') !== quote)
          faults.push({ what: 'quote', seq: this.#seqs.get(stretch)!, start });
      }
    }
    await this.#annotations(files, faults);
    return quotes;
  }

  async #annotations(files: Files, faults: Fault[]): Promise<void> {
    for await (const line of linesOf(files, ANNOTATIONS, MOST_ANNOTATION)) {
      const { claim, quotes } = annotated(line);
      const stated = this.#stated.get(claim) ?? [];
      const stands = ([start, end, quote]: Stretch): boolean =>
        stated.some((one) => one[0] === start && one[1] === end && one[2] === quote);
      if (!quotes.every(stands)) faults.push({ what: 'annotation', claim });
    }
  }

  /** When each disclosed report was recorded. */
  get reports(): readonly string[] {
    return [...this.#reports.keys()];
  }
}

/** Everything in what an entry says that is anchored in its text. */
function* stretchesIn(value: unknown): Iterable<Stretch> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) yield* stretchesIn(one);
    return;
  }
  for (const [name, inside] of Object.entries(value)) {
    if (name === 'anchors' && Array.isArray(inside)) yield* inside.filter(isStretch);
    else if (name === 'anchor' && isStretch(inside)) yield inside;
    else yield* stretchesIn(inside);
  }
}

function isStretch(value: unknown): value is Stretch {
  return (
    Array.isArray(value) &&
    Number.isSafeInteger(value[0]) &&
    Number.isSafeInteger(value[1]) &&
    typeof value[2] === 'string'
  );
}

interface Annotated {
  readonly claim: string;
  readonly quotes: readonly Stretch[];
}

/** @throws NotABundle */
function annotated(line: string): Annotated {
  try {
    const { id, target } = JSON.parse(line) as {
      readonly id: string;
      readonly target: readonly { readonly selector: readonly Record<string, unknown>[] }[];
    };
    const quotes = target.map(({ selector }) => {
      const [position, quote] = selector;
      const stretch = [position?.start, position?.end, quote?.exact];
      if (!isStretch(stretch)) throw new TypeError();
      return stretch;
    });
    return { claim: id.replace('urn:moksori:', ''), quotes };
  } catch {
    throw new NotABundle('form', ANNOTATIONS);
  }
}

async function sumOf(files: Files, name: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of files.read(name)) hash.update(chunk);
  return hash.digest('hex');
}
