/**
 * Measures the network of times: 1,000 claims, tightest bounds of every point, every minimal conflict.
 * Run: node bench/network.ts [claims]. Everything is generated from a fixed seed; nothing is read or written.
 */
import { SAMPLE_CONVENTIONS } from '../src/time/conventions.fixture.ts';
import { fromDay, toDay } from '../src/time/days.ts';
import type { Fact } from '../src/time/index.ts';
import { allPairs, solve } from '../src/time/index.ts';

/** Park and Miller; good enough to lay out a network, and the same everywhere. */
function random(seed: number): () => number {
  let s = seed;
  return () => {
    s = (s * 48271) % 2147483647;
    return s / 2147483647;
  };
}

interface Shape {
  /** Claims per case; cases share nothing but the calendar. `claims` itself: one case. */
  readonly size: number;
  /** Planted claims that contradict what is known. */
  readonly wrong: number;
  /** Only the month of publication is known, and times are told relative to it. */
  readonly relative: boolean;
  /** Pairs of orders that contradict each other. */
  readonly turned?: number;
}

/** True days are drawn first, then claims that fit them: dates of some width, orders, gaps, lengths; then the wrong ones. */
function generate(claims: number, shape: Shape, seed: number): readonly Fact[] {
  const next = random(seed);
  const pick = (n: number) => Math.floor(next() * n);
  const facts: Fact[] = [];
  const cases = Math.max(1, Math.round(claims / shape.size));
  const base = fromDay('2018-01-01');
  for (let k = 0; k < cases; k += 1) {
    const acts = Math.max(3, Math.floor(shape.size / 2.5));
    const start: number[] = [];
    const end: number[] = [];
    let at = base + pick(700);
    for (let i = 0; i < acts; i += 1) {
      at += 1 + pick(9);
      start.push(at);
      end.push(at + pick(12));
    }
    const told = Math.max(...end) + 1 + pick(10);
    const published = told + 1 + pick(5);
    const id = (i: number, side: 'start' | 'end') => `case${k}.act${i}.${side}`;
    facts.push({
      kind: 'window',
      id: `case${k}.published`,
      claims: [],
      rule: 'published',
      point: `case${k}.published`,
      earliest: toDay(shape.relative ? published - 10 : published),
      latest: toDay(shape.relative ? published + 10 : published),
    });
    facts.push({
      kind: 'gap',
      id: `case${k}.told`,
      claims: [],
      rule: 'told-before-published',
      from: `case${k}.told`,
      to: `case${k}.published`,
      min: 0,
      max: 7,
    });
    for (let t = 0; t < (shape.turned ?? 0) / cases; t += 1) {
      const [a, b] = [id(t * 5, 'start'), id(t * 5 + 1, 'start')];
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        const name = `case${k}.turned.${from}.${to}`;
        facts.push({ kind: 'gap', id: name, claims: [name], rule: 'order', from, to, min: 1, max: null });
      }
    }
    const left = claims / cases;
    for (let c = 0; c < left; c += 1) {
      const i = c % acts;
      const said = { id: `case${k}.c${c}`, claims: [`case${k}.c${c}`], rule: 'order' };
      const wrong = c < shape.wrong / cases;
      const how = wrong ? 0 : c < acts ? 1 : pick(4);
      const other = Math.min(acts - 1, i + 1 + pick(3));
      if (how === 0) {
        const off = wrong ? 60 : 0;
        const w = pick(15);
        const lo = start[i]! - w + off;
        facts.push({
          ...said,
          kind: 'window',
          point: id(i, 'start'),
          earliest: toDay(lo),
          latest: toDay(lo + w + pick(15)),
        });
      } else if (how === 1 && i < acts - 1) {
        facts.push({ ...said, kind: 'gap', from: id(i, 'start'), to: id(other, 'start'), min: 0, max: null });
      } else if (how === 2) {
        const d = end[i]! - start[i]!;
        facts.push({
          ...said,
          kind: 'gap',
          from: id(i, 'start'),
          to: id(i, 'end'),
          min: Math.max(0, d - 3),
          max: d + 3,
        });
      } else if (shape.relative) {
        facts.push({
          ...said,
          kind: 'when',
          point: id(i, 'start'),
          reference: `case${k}.told`,
          expr: {
            kind: 'unit',
            unit: 'month',
            shift: Math.round(-(told - start[i]!) / 30.4),
          },
        });
      } else {
        const d = start[other]! - start[i]!;
        facts.push({
          ...said,
          kind: 'gap',
          from: id(i, 'start'),
          to: id(other, 'start'),
          min: d - 5,
          max: d + 5,
        });
      }
    }
  }
  return facts;
}

interface Measured<T> {
  /** Wall time, and time of the processor: the one to compare on a busy machine. */
  readonly ms: number;
  readonly cpu: number;
  readonly value: T;
}

function time<T>(make: () => T): Measured<T> {
  const walls: number[] = [];
  const cpus: number[] = [];
  let value = make();
  for (let i = 0; i < 5; i += 1) {
    const used = process.cpuUsage();
    const from = performance.now();
    value = make();
    walls.push(performance.now() - from);
    cpus.push(process.cpuUsage(used).user / 1000);
  }
  const middle = (x: number[]) => x.sort((a, b) => a - b)[2]!;
  return { ms: middle(walls), cpu: middle(cpus), value };
}

const claims = Number(process.argv[2] ?? 1000);
const shapes: readonly (readonly [string, Shape])[] = [
  ['one case, no conflict', { size: claims, wrong: 0, relative: false }],
  ['40 cases, no conflict', { size: claims / 40, wrong: 0, relative: false }],
  ['one case, 20 wrong dates', { size: claims, wrong: 20, relative: false }],
  ['one case, 5 wrong, 3 orders turned', { size: claims, wrong: 5, relative: false, turned: 3 }],
  ['40 cases, 40 wrong dates', { size: claims / 40, wrong: 40, relative: false }],
  ['40 cases told relative, 40 wrong', { size: claims / 40, wrong: 40, relative: true }],
];
console.log(`${claims} claims; median of 5 runs after a first one`);
console.log(
  'network                             points  solve ms    cpu ms  proofs ms  conflicts  ways out ms  complete',
);
for (const [name, shape] of shapes) {
  const facts = generate(claims, shape, 7);
  const solved = time(() => solve(facts, SAMPLE_CONVENTIONS));
  const from = performance.now();
  const steps = solved.value.points.reduce(
    (n, p) => n + (p.because.earliest?.steps.length ?? 0) + (p.because.latest?.steps.length ?? 0),
    0,
  );
  const proofs = performance.now() - from;
  const next = performance.now();
  const ways = solved.value.conflicts.flatMap((c) => c.choices.flatMap((w) => w.then)).length;
  const out = performance.now() - next;
  if (steps + ways < 0) throw new Error('nothing was measured');
  console.log(
    [
      name.padEnd(34),
      String(solved.value.points.length).padStart(7),
      solved.ms.toFixed(1).padStart(9),
      solved.cpu.toFixed(1).padStart(9),
      proofs.toFixed(1).padStart(10),
      String(solved.value.conflicts.length).padStart(10),
      out.toFixed(1).padStart(12),
      String(solved.value.complete).padStart(9),
    ].join(' '),
  );
}
const small = generate(100, { size: 100, wrong: 0, relative: false }, 7);
const points = solve(small, SAMPLE_CONVENTIONS).points.map((p) => p.point);
const pairs = time(() => allPairs(small, points, SAMPLE_CONVENTIONS));
console.log(`all pairs of ${points.length} points: ${pairs.ms.toFixed(1)} ms`);
