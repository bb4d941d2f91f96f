/** Puts names on the map so that none covers another or a mark. What finds no room is left out: it is named on its mark. */

export interface Named {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** How far the name keeps from the point; 0 sets it over the point. */
  readonly away: number;
  /** Pixels of the letters. */
  readonly size: number;
}

export interface Label {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * @param names the more important first
 * @param marks what must not be covered
 */
export function placed(
  names: readonly Named[],
  marks: readonly Box[],
  width: number,
  height: number,
): readonly Label[] {
  const taken: Box[] = [...marks];
  const labels: Label[] = [];
  for (const name of names)
    for (const label of candidates(name)) {
      const box = boxOf(label);
      if (box.left < 2 || box.top < 2 || box.right > width - 2 || box.bottom > height - 2) continue;
      if (taken.some((other) => meets(box, other))) continue;
      taken.push(box);
      labels.push(label);
      break;
    }
  return labels;
}

/** Beside the point, then over and under it, then at its corners. */
function candidates({ key, text, x, y, away, size }: Named): readonly Label[] {
  const low = y + size * 0.36;
  if (away === 0)
    return [0, -1.1, 1.1, 2.2, -2.2].map((lines) => ({
      key,
      text,
      x,
      y: low + lines * size,
      size,
      anchor: 'middle',
    }));
  const side = away + 4;
  const corner = away * 0.75 + 2;
  return [
    { key, text, x: x + side, y: low, size, anchor: 'start' },
    { key, text, x: x - side, y: low, size, anchor: 'end' },
    { key, text, x, y: y - side, size, anchor: 'middle' },
    { key, text, x, y: y + side + size * 0.8, size, anchor: 'middle' },
    { key, text, x: x + corner, y: low - corner - size * 0.3, size, anchor: 'start' },
    { key, text, x: x + corner, y: low + corner + size * 0.3, size, anchor: 'start' },
    { key, text, x: x - corner, y: low - corner - size * 0.3, size, anchor: 'end' },
    { key, text, x: x - corner, y: low + corner + size * 0.3, size, anchor: 'end' },
  ];
}

/** Letters of two cells (Hangul, Han) are as wide as high, others a little over half. */
export function widthOf(text: string, size: number): number {
  let cells = 0;
  for (const letter of text)
    cells += /[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7a3\uf900-\ufaff]/.test(letter) ? 0.95 : 0.58;
  return cells * size;
}

export function boxOf({ text, x, y, size, anchor }: Label): Box {
  const width = widthOf(text, size);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - size * 0.95, bottom: y + size * 0.3 };
}

export function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
