import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Doc } from '../../src/read/en/doc.ts';
import { tag } from '../../src/read/en/tag.ts';

/** One attribution by hand: the words of its cue, source and content. */
export interface Gold {
  readonly cue: Set<number>;
  readonly source: Set<number>;
  readonly content: Set<number>;
}

export interface Article {
  readonly name: string;
  readonly doc: Doc;
  readonly gold: readonly Gold[];
}

/** The articles of one part of PolNeAR with their attributions. */
export function articles(dir: string, limit: number): Article[] {
  const files = readdirSync(join(dir, 'attributions')).sort();
  const result: Article[] = [];
  let last = '';
  for (const file of files) {
    if (!file.endsWith('.ann')) continue;
    const name = file.slice(0, file.lastIndexOf('_'));
    if (name === last) continue;
    last = name;
    const path = join(dir, 'text', `${name}.txt`);
    if (!existsSync(path)) continue;
    const text = readFileSync(path, 'utf8');
    const doc = tag(text);
    result.push({ name, doc, gold: readGold(readFileSync(join(dir, 'attributions', file), 'utf8'), doc) });
    if (result.length >= limit) break;
  }
  return result;
}

/** Standoff lines `T3	Cue 10 14;20 25	words` and `E1	Attribution:T4 Content:T3 Cue:T2`, in code points. */
function readGold(standoff: string, doc: Doc): Gold[] {
  const points = codePoints(doc.text);
  const spans = new Map<string, [number, number][]>();
  const gold: Gold[] = [];
  for (const line of standoff.split('\n')) {
    const [id, what] = line.split('\t');
    if (id === undefined || what === undefined) continue;
    if (id.startsWith('T')) {
      const at = what.slice(what.indexOf(' ') + 1);
      spans.set(
        id,
        at.split(';').map((pair) => pair.split(' ').map((n) => points[Number(n)] ?? 0) as [number, number]),
      );
    } else if (id.startsWith('E')) {
      const roles = { cue: new Set<number>(), source: new Set<number>(), content: new Set<number>() };
      for (const part of what.split(' ')) {
        const [role, ref] = part.split(':');
        const name = role?.toLowerCase().replace(/\d+$/, '');
        if (name !== 'cue' && name !== 'source' && name !== 'content') continue;
        for (const [start, end] of spans.get(ref ?? '') ?? []) cover(doc, start, end, roles[name]);
      }
      if (roles.cue.size > 0) gold.push(roles);
    }
  }
  return gold;
}

function cover(doc: Doc, start: number, end: number, into: Set<number>): void {
  let low = 0;
  let high = doc.tokens.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (doc.tokens[mid]!.end <= start) low = mid + 1;
    else high = mid;
  }
  for (let i = low; i < doc.tokens.length && doc.tokens[i]!.start < end; i++) into.add(i);
}

function codePoints(text: string): number[] {
  const at: number[] = [];
  let unit = 0;
  for (const point of text) {
    at.push(unit);
    unit += point.length;
  }
  at.push(unit);
  return at;
}
