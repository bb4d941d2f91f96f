import { memo, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { fill, useWords } from '../words.ts';
import type { Block } from './blocks.ts';
import { keyOf } from './keys.ts';
import { type Layer, type Look, layersOf } from './looks.ts';
import type { Segment } from './segments.ts';
import { open, placeOf } from './shown.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly report: string;
  readonly text: string;
  readonly block: Block;
  readonly pieces: readonly Segment[];
  /** Claims whose first words begin at a place of the text. */
  readonly firsts: ReadonlyMap<number, readonly string[]>;
  readonly voiced: boolean;
  /** What it tells of that is hard to read, while it is not opened. */
  readonly covered: readonly string[];
  readonly look: (claim: string) => Look | undefined;
  readonly on: string | undefined;
  readonly lit: ReadonlySet<string>;
  /** Changes when anything of the above looks different. */
  readonly signature: string;
}

/** A paragraph of a report, its anchors drawn under the words. Drawn again only when one of its own claims looks different. */
export const Paragraph = memo(
  function Paragraph(props: Props) {
    const { report, text, block, pieces, firsts, voiced, covered, look, on, lit } = props;
    const kind = `${block.lines ? 'lines' : ''}${voiced ? ' voice' : ''}`.trim();
    const Tag = block.kind === 'heading' ? 'h2' : 'p';
    if (covered.length > 0) {
      const here = [...firsts].flatMap(([at, ids]) => (at >= block.start && at < block.end ? ids : []));
      return <Cover place={placeOf(report, block.start)} covered={covered} first={here.join(' ')} />;
    }
    return (
      <Tag className={kind || undefined}>
        {pieces.map(({ start, end, claims }) => {
          const first = firsts.get(start)?.join(' ');
          const inner = (
            <span data-start={start} data-first={first}>
              {text.slice(start, end)}
            </span>
          );
          if (claims.length === 0) return <Piece key={start}>{inner}</Piece>;
          return (
            <Piece key={start} claims={claims.join(' ')}>
              {layersOf(claims, look, on, lit).reduceRight<ReactNode>(
                (inside, layer, depth) => (
                  <Under layer={layer} depth={depth}>
                    {inside}
                  </Under>
                ),
                inner,
              )}
            </Piece>
          );
        })}
      </Tag>
    );
  },
  (a, b) => a.signature === b.signature && a.text === b.text && a.pieces === b.pieces,
);

function Piece({ claims, children }: { readonly claims?: string; readonly children: ReactNode }) {
  return claims === undefined ? children : <span data-claims={claims}>{children}</span>;
}

function Under({
  layer: { stage, state, on, lit },
  depth,
  children,
}: {
  readonly layer: Layer;
  readonly depth: number;
  readonly children: ReactNode;
}) {
  const names = [
    'a',
    `stage-${stage}`,
    state,
    depth > 0 && 'inside',
    depth > 1 && 'deep',
    on && 'on',
    lit && 'lit',
  ];
  return <mark className={names.filter(Boolean).join(' ')}>{children}</mark>;
}

/** In the place of a paragraph that is hard to read, until a person opens it. */
function Cover({
  place,
  covered,
  first,
}: {
  readonly place: string;
  readonly covered: readonly string[];
  readonly first: string;
}) {
  const words = useWords({ en, ko });
  return (
    <div className="cover" data-first={first}>
      <p>{fill(words.grave.tells, { what: covered.join(', ') })}</p>
      <Button hint={keyOf('show')} onClick={() => open(place)}>
        {words.grave.show}
      </Button>
      <Button look="bare" onClick={() => open()}>
        {words.grave.show_all}
      </Button>
    </div>
  );
}
