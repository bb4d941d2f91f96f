import type { Span } from '../../src/read/en/voices.ts';
import type { Article, Gold } from './polnear.ts';

/** What a finder proposes. */
export interface Found {
  readonly head: number;
  readonly cue: Span;
  readonly source?: Span;
  readonly content: readonly Span[];
}

/** Cues found, wrong and missed. */
export class Score {
  private proposed = 0;
  private gold = 0;
  private hits = 0;
  private overlapProposed = 0;
  private overlapGold = 0;
  private readonly missed = new Map<string, string[]>();
  private readonly wrong = new Map<string, string[]>();
  private readonly right = new Map<string, number>();

  add(article: Article, found: readonly Found[]): [Found, Gold][] {
    const pairs: [Found, Gold][] = [];
    const byToken = new Map<number, number>();
    for (const [g, gold] of article.gold.entries()) for (const i of gold.cue) byToken.set(i, g);
    const taken = new Set<number>();
    const touched = new Set<number>();
    for (const f of found) {
      const g = byToken.get(f.head);
      for (let i = f.cue.first; i < f.cue.last; i++) {
        const o = byToken.get(i);
        if (o === undefined) continue;
        touched.add(o);
        this.overlapProposed++;
        break;
      }
      if (g === undefined || taken.has(g)) {
        note(this.wrong, article, f.head);
        continue;
      }
      taken.add(g);
      pairs.push([f, article.gold[g]!]);
      const lemma = article.doc.tokens[f.head]!.lemma;
      this.right.set(lemma, (this.right.get(lemma) ?? 0) + 1);
    }
    for (const [g, gold] of article.gold.entries()) {
      if (taken.has(g)) continue;
      const first = [...gold.cue].find((i) => article.doc.tokens[i]!.pos === 'VERB') ?? [...gold.cue][0];
      if (first !== undefined) note(this.missed, article, first);
    }
    this.proposed += found.length;
    this.gold += article.gold.length;
    this.hits += taken.size;
    this.overlapGold += touched.size;
    return pairs;
  }

  line(): string {
    const p = this.hits / this.proposed;
    const r = this.hits / this.gold;
    const op = this.overlapProposed / this.proposed;
    const or = this.overlapGold / this.gold;
    return `${show(p)}      ${show(r)}    ${show(f1(p, r))}  ${show(f1(op, or))}`;
  }

  report(): void {
    for (const [title, map] of [
      ['missed', this.missed],
      ['wrong', this.wrong],
    ] as const) {
      console.log(`\n${title}`);
      for (const [lemma, list] of [...map].sort((a, b) => b[1].length - a[1].length).slice(0, 120)) {
        console.log(`${String(list.length).padStart(5)} ${lemma} (right ${this.right.get(lemma) ?? 0})`);
        for (const line of list.slice(0, 4)) console.log(`        ${line}`);
      }
    }
  }
}

/** Per-word counts of what is covered. */
export class Tokens {
  private proposed = 0;
  private gold = 0;
  private hits = 0;

  add(found: ReadonlySet<number>, gold: ReadonlySet<number>): void {
    this.proposed += found.size;
    this.gold += gold.size;
    for (const i of found) if (gold.has(i)) this.hits++;
  }

  line(): string {
    const p = this.hits / this.proposed;
    const r = this.hits / this.gold;
    return `${show(p)}      ${show(r)}    ${show(f1(p, r))}`;
  }
}

function note(map: Map<string, string[]>, article: Article, i: number): void {
  const { tokens } = article.doc;
  const lemma = tokens[i]!.lemma;
  const around = tokens
    .slice(Math.max(0, i - 9), i + 10)
    .map((t) => (t.i === i ? `<<${t.text}/${t.pos}>>` : t.text))
    .join(' ');
  const list = map.get(lemma);
  if (list) list.push(around);
  else map.set(lemma, [around]);
}

function f1(p: number, r: number): number {
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

function show(x: number): string {
  return x.toFixed(3);
}
