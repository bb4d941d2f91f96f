import { usePack } from '../api/queries.ts';
import { useWidth } from '../map/use-width.ts';
import { StageMark } from '../parts/stage-mark.tsx';
import { fill } from '../words.ts';
import { type Bin, type Series, yearsUnder } from './bins.ts';
import { useShowing } from './context.ts';
import { monthsWords, numberWords, shareWords } from './number.ts';
import { Opens } from './opens.tsx';

const HEIGHT = 64;

interface Props {
  readonly series: Series;
  readonly bins: readonly Bin[];
  readonly highest: number;
}

/** One kind over its months: what is certain at the foot, what is spread on top of it. */
export function Multiple({ series: { kind, cases, undated, months }, bins, highest }: Props) {
  const certain = months.reduce((sum, month) => sum + month.certain, 0);
  const { words, name } = useShowing();
  const { data: pack } = usePack();
  const stage = pack?.kinds.find(({ id }) => id === kind)?.stage ?? '';
  const label = name('kind', kind);
  return (
    <li className={`multiple stage-${stage}`}>
      <h3>
        <StageMark stage={stage} />
        {label}
        <Opens n={cases} behind={{ kind }} of={label} />
      </h3>
      {undated < cases && (
        <Bars
          kind={kind}
          bins={bins}
          highest={highest}
          title={fill(words.chart_of, { name: label, n: cases, undated })}
        />
      )}
      <small>
        {[
          undated > 0 && fill(words.undated, { n: numberWords(undated) }),
          undated < cases && fill(words.certain_share, { share: shareWords(certain / (cases - undated)) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </li>
  );
}

interface BarsProps extends Pick<Props, 'bins' | 'highest'> {
  readonly kind: string;
  readonly title: string;
}

/** A picture: who cannot point at a bar finds every month in the tables. */
function Bars({ kind, bins, highest, title }: BarsProps) {
  const { words, language, open } = useShowing();
  const [box, width] = useWidth<HTMLDivElement>();
  const wide = width / Math.max(1, bins.length);
  const high = (n: number): number => (n === 0 ? 0 : Math.max(1.5, (n / highest) * (HEIGHT - 2)));
  return (
    <div className="over-bars" ref={box}>
      {width > 0 && (
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} role="img" aria-label={title}>
          {bins.map(({ first, last, certain, spread }, i) => {
            if (certain + spread === 0) return null;
            const [solid, whole] = [high(certain), high(certain) + (spread > 0 ? high(spread) : 0)];
            const [x, w] = [i * wide, Math.max(1, wide - Math.min(2, wide * 0.2))];
            const when = monthsWords(first, last, language, words.until);
            const month = first === last ? first : `${first}/${last}`;
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the same is reached by the keyboard in the tables
              <g key={first} className="bar" onClick={() => open({ kind, month })}>
                <title>
                  {fill(words.bar_of, { when, certain: numberWords(certain), spread: numberWords(spread) })}
                </title>
                <rect className="hit" x={x} y={0} width={wide} height={HEIGHT} />
                {spread > 0 && (
                  <rect
                    className="spread"
                    mask="url(#over-hatched)"
                    x={x}
                    y={HEIGHT - whole}
                    width={w}
                    height={whole - solid}
                  />
                )}
                {certain > 0 && (
                  <rect className="certain" x={x} y={HEIGHT - solid} width={w} height={solid} />
                )}
              </g>
            );
          })}
          <line className="ground" x1={0} x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        </svg>
      )}
      <div className="years" aria-hidden="true">
        {yearsUnder(bins, Math.max(2, width / 60))
          .filter(({ at }) => at * wide + 34 <= width)
          .map(({ at, year }) => (
            <span key={year} style={{ left: `${(at / bins.length) * 100}%` }}>
              {year}
            </span>
          ))}
      </div>
    </div>
  );
}
