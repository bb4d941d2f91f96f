/**
 * Where the pathways are drawn: a column for each stage that is told of, a band for each step. A step over silent stages passes them
 * beside what is told there. Pure; d3-sankey does the reckoning.
 */
import { type SankeyNode, sankey } from 'd3-sankey';
import type { Overview } from '../../src/server/shapes.ts';

type Pathways = Overview['pathways'];

export interface Station {
  readonly stage: string;
  readonly cases: number;
  readonly last: number;
  /** Along the way, from 0 to `length`. */
  readonly at: number;
  /** Across it. */
  readonly from: number;
  readonly to: number;
}

export interface Band {
  readonly from: string;
  readonly to: string;
  readonly cases: number;
  readonly silent: boolean;
  readonly width: number;
  /** Points along the way and across it; the first and the last lie at stations. */
  readonly points: readonly (readonly [number, number])[];
}

export interface Drawing {
  readonly stations: readonly Station[];
  readonly bands: readonly Band[];
  readonly thick: number;
  /** Pixels across the way that are drawn on. */
  readonly across: number;
}

interface Own {
  readonly id: string;
  readonly column: number;
  readonly fixedValue?: number;
}
interface Flow {
  readonly band: number;
}

const THICK = 10;
const APART = 16;
/** So thick at most is a single case: few are not made to look many. */
const OF_ONE = 14;

/**
 * @param length pixels from the first station to the last
 * @param across pixels that bands may take beside one another
 */
export function drawingOf({ stages, links }: Pathways, length: number, across: number): Drawing | null {
  const told = stages.filter(({ cases }) => cases > 0);
  if (told.length === 0) return null;
  const column = new Map(told.map(({ stage }, i) => [stage, i]));
  const nodes: Own[] = told.map(({ stage, cases }, i) => ({ id: stage, column: i, fixedValue: cases }));
  const flows: { source: string; target: string; value: number; band: number }[] = [];
  links.forEach(({ from, to, cases }, band) => {
    let before = from;
    for (let at = column.get(from)! + 1; at < column.get(to)!; at++) {
      const passing = `${from} ${to} ${at}`;
      nodes.push({ id: passing, column: at });
      flows.push({ source: before, target: passing, value: cases, band });
      before = passing;
    }
    flows.push({ source: before, target: to, value: cases, band });
  });
  // A thread that nobody sees holds the columns apart when no pathway goes through all of them.
  const columns = Math.max(2, told.length);
  const most =
    Math.max(...told.map(({ cases }) => cases)) * OF_ONE +
    APART * (links.filter(({ silent }) => silent).length + 1);
  for (let at = 0; at < columns; at++) nodes.push({ id: `thread ${at}`, column: at });
  for (let at = 1; at < columns; at++)
    flows.push({ source: `thread ${at - 1}`, target: `thread ${at}`, value: 1e-9, band: -1 });
  const deep = Math.min(across, most);
  const layout = sankey<Own, Flow>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => node.column)
    .nodeWidth(THICK)
    .nodePadding(APART)
    .extent([
      [0, 0],
      [Math.max(length, THICK * 2), deep],
    ]);
  const { nodes: placed, links: laid } = layout({
    nodes: nodes.map((node) => ({ ...node })),
    links: flows.map((flow) => ({ ...flow })),
  });
  type Placed = SankeyNode<Own, Flow>;
  const bands = links.map((link, band): Band => {
    const parts = laid.filter((part) => part.band === band);
    const points = parts.flatMap((part): (readonly [number, number])[] => [
      [(part.source as Placed).x1!, part.y0!],
      [(part.target as Placed).x0!, part.y1!],
    ]);
    return { ...link, width: Math.max(1, parts[0]?.width ?? 1), points };
  });
  return {
    bands,
    thick: THICK,
    across: deep,
    stations: told.map(({ stage, cases, last }, i) => {
      const { x0, y0, y1 } = placed[i]!;
      return { stage, cases, last, at: x0!, from: y0!, to: Math.max(y1!, y0! + 2) };
    }),
  };
}

/** A path of SVG through the points of a band; `upright`: the way goes down the page. */
export function bandPath(points: Band['points'], upright: boolean): string {
  const at = (along: number, over: number): string => {
    const [x, y] = upright ? [over, along] : [along, over];
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  let path = '';
  points.forEach(([along, over], i) => {
    const before = points[i - 1];
    if (before === undefined) path = `M${at(along, over)}`;
    else if (i % 2 === 0) path += `L${at(along, over)}`;
    else {
      const middle = (before[0] + along) / 2;
      path += `C${at(middle, before[1])} ${at(middle, over)} ${at(along, over)}`;
    }
  });
  return path;
}
