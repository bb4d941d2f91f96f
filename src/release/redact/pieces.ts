/** A text that is changed in several goes, and still knows which of its characters stood in the first one, and where. */
import type { Change } from './types.ts';

/** New words for a stretch of the text as it is now; UTF-16 offsets. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly choices: readonly number[];
  readonly unit: Change['unit'];
}

interface Piece {
  /** Of the first text. */
  readonly from: number;
  readonly to: number;
  /** The same characters where `edit` is absent. */
  readonly text: string;
  readonly edit?: Pick<Edit, 'choices' | 'unit'>;
}

export interface Pieces {
  readonly first: string;
  readonly pieces: readonly Piece[];
  readonly text: string;
}

export function wholeOf(text: string): Pieces {
  return { first: text, pieces: [{ from: 0, to: text.length, text }], text };
}

const WIDEST: readonly Change['unit'][] = ['words', 'clause', 'whole'];

/** The text with the edits made. Of edits that overlap the widest is made, and answers for the others. */
export function edited(of: Pieces, edits: readonly Edit[]): Pieces {
  const apart = withoutOverlaps(edits);
  if (apart.length === 0) return of;
  const out: Piece[] = [];
  let offset = 0;
  let next = 0;
  /** The edit that is being made, as far as it has come. */
  let open: (Piece & { edit: Pick<Edit, 'choices' | 'unit'> }) | undefined;
  for (const piece of of.pieces) {
    const { length } = piece.text;
    let at = 0;
    // What was left out has no characters any more that could be kept.
    if (length === 0) {
      if (open === undefined) out.push(piece);
      else open = { ...open, to: Math.max(open.to, piece.to), edit: widest(open.edit, piece.edit) };
      continue;
    }
    const kept = (until: number): void => {
      if (until > at) out.push(part(piece, at, until));
      at = Math.max(at, until);
    };
    while (next < apart.length && apart[next]!.start <= offset + length) {
      const edit = apart[next]!;
      // What is put in at the end of a piece belongs to the next, unless there is none.
      if (edit.start === offset + length && edit.end > edit.start) break;
      const start = Math.max(0, edit.start - offset);
      const end = Math.min(length, edit.end - offset);
      if (open === undefined) kept(start);
      const cut = part(piece, start, end);
      open =
        open === undefined
          ? { from: cut.from, to: cut.to, text: edit.words, edit: widest(edit, cut.edit) }
          : { ...open, to: Math.max(open.to, cut.to), edit: widest(open.edit, cut.edit) };
      at = end;
      if (edit.end > offset + length) break;
      out.push(open);
      open = undefined;
      next++;
    }
    if (open === undefined) kept(length);
    offset += length;
  }
  const pieces = joined(out);
  return { first: of.first, pieces, text: pieces.map(({ text }) => text).join('') };
}

/** A part of a piece. Words that were put in cannot be parted: either part stands for all that they replaced. */
function part(piece: Piece, start: number, end: number): Piece {
  const text = piece.text.slice(start, end);
  return piece.edit === undefined
    ? { from: piece.from + start, to: piece.from + end, text }
    : { ...piece, text };
}

function widest(
  edit: Pick<Edit, 'choices' | 'unit'>,
  other: Pick<Edit, 'choices' | 'unit'> | undefined,
): Pick<Edit, 'choices' | 'unit'> {
  const unit =
    other === undefined || WIDEST.indexOf(edit.unit) > WIDEST.indexOf(other.unit) ? edit.unit : other.unit;
  return { choices: numbers([...edit.choices, ...(other?.choices ?? [])]), unit };
}

function numbers(of: readonly number[]): readonly number[] {
  return [...new Set(of)].sort((a, b) => a - b);
}

/** Changed pieces that touch or stand for the same characters are one. */
function joined(of: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  for (const piece of of) {
    const last = out.at(-1);
    if (piece.edit === undefined && piece.text === '') continue;
    if (last?.edit !== undefined && piece.edit !== undefined && piece.from <= last.to)
      out[out.length - 1] = {
        from: Math.min(last.from, piece.from),
        to: Math.max(last.to, piece.to),
        text: last.text + piece.text,
        edit: widest(last.edit, piece.edit),
      };
    else out.push(piece);
  }
  return out;
}

function withoutOverlaps(edits: readonly Edit[]): readonly Edit[] {
  const sorted = edits.toSorted(
    (a, b) => a.start - b.start || b.end - a.end || WIDEST.indexOf(b.unit) - WIDEST.indexOf(a.unit),
  );
  const out: Edit[] = [];
  for (const edit of sorted) {
    const last = out.at(-1);
    if (last === undefined || edit.start >= Math.max(last.end, last.start + 1)) {
      out.push(edit);
      continue;
    }
    const wider = WIDEST.indexOf(edit.unit) > WIDEST.indexOf(last.unit) ? edit : last;
    out[out.length - 1] = {
      start: Math.min(last.start, edit.start),
      end: Math.max(last.end, edit.end),
      words: wider.words,
      choices: numbers([...last.choices, ...edit.choices]),
      unit: wider.unit,
    };
  }
  return out;
}

/** What was changed, in UTF-16 offsets of the first text. */
export function changesIn({ first, pieces }: Pieces): readonly Change[] {
  return pieces.flatMap(({ from, to, text, edit }) => {
    const quote = first.slice(from, to);
    return edit === undefined || quote === text
      ? []
      : [{ start: from, end: to, quote, words: text, ...edit }];
  });
}
