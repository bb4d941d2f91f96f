import './editor.css';
import { memo, type ReactNode, useMemo } from 'react';
import type { Mark, Segment } from '../review/segments.ts';
import { type Finding, findingAt, type Kind, piecesOf } from './findings.ts';

interface Props {
  readonly text: string;
  readonly language: string | undefined;
  readonly label: string;
  readonly hint: string;
  readonly placeholder: string;
  readonly most: number;
  readonly marks: readonly Mark[];
  readonly findings: ReadonlyMap<string, Finding>;
  /** The finding whose words are lit. */
  readonly lit: string | null;
  readonly onChange: (text: string) => void;
  /** The cursor stands in words that stand out. */
  readonly onAt: (finding: string) => void;
}

/** The draft to write in, with its words marked under the letters: each kind has a line of its own, and a tint. */
export function Editor(props: Props) {
  const { text, language, label, hint, placeholder, most, marks, findings, lit, onChange, onAt } = props;
  const pieces = useMemo(() => piecesOf(text, marks), [text, marks]);
  return (
    <div className="release-sheet" lang={language}>
      <div className="release-under" aria-hidden="true">
        {pieces.map((piece) => (
          <Piece
            key={piece.start}
            piece={piece}
            words={text.slice(piece.start, piece.end)}
            findings={findings}
            lit={lit !== null && piece.claims.includes(lit)}
          />
        ))}
        {/* A last line that is empty has no height of its own. */}
        {'\n\u200b'}
      </div>
      <textarea
        className="release-text"
        aria-label={label}
        aria-description={hint}
        placeholder={placeholder}
        maxLength={most}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={({ target, nativeEvent }) =>
          // What is being put together from keys is left alone until it is whole.
          onChange(
            'isComposing' in nativeEvent && nativeEvent.isComposing ? target.value : whole(target.value),
          )
        }
        onSelect={({ currentTarget }) => {
          const at = findingAt(marks, currentTarget.selectionStart);
          if (at !== undefined) onAt(at);
        }}
      />
    </div>
  );
}

/** As the server counts it: letters that were pasted in parts are one. */
const whole = (text: string): string => text.normalize('NFC');

const ORDER: readonly Kind[] = ['style', 'source', 'subject'];

interface PieceProps {
  readonly piece: Segment;
  readonly words: string;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly lit: boolean;
}

/** One line under the words for each kind that they are of, the person told of nearest. */
const Piece = memo(function Piece({ piece, words, findings, lit }: PieceProps) {
  const of = piece.claims.flatMap((id) => findings.get(id) ?? []);
  if (of.length === 0) return words;
  const kinds = ORDER.filter((kind) => of.some((one) => one.kind === kind));
  return kinds.reduceRight<ReactNode>(
    (inner, kind, i) => (
      <mark
        className={[
          'release-mark',
          kind,
          of.some((one) => one.kind === kind && one.path) ? 'path' : '',
          i < kinds.length - 1 ? 'outside' : '',
          i < kinds.length - 2 ? 'far' : '',
          lit ? 'lit' : '',
        ].join(' ')}
        data-findings={piece.claims.join('\n')}
      >
        {inner}
      </mark>
    ),
    words,
  );
});
