import { useMemo } from 'react';
import { useWidth } from '../map/use-width.ts';
import { count, fill } from '../words.ts';
import { useShowing } from './context.ts';
import { bandPath, drawingOf } from './pathway-layout.ts';
import { Section } from './section.tsx';
import { Stations } from './stations.tsx';

const NARROW = 640;
const ACROSS = 210;
const HEAD = 92;

/** The stages that cases tell of, as stations; what joins them is as wide as the cases. Dashed where stages lie between untold. */
export function Pathways() {
  const { counts, words, name, open } = useShowing();
  const [box, width] = useWidth<HTMLDivElement>();
  const upright = width < NARROW;
  const { pathways } = counts;
  const told = pathways.stages.filter(({ cases }) => cases > 0).length;
  const [length, across] = upright ? [told * 100, Math.max(60, width - 24)] : [width - 2, ACROSS];
  const drawing = useMemo(
    () => (width > 0 ? drawingOf(pathways, length, across) : null),
    [pathways, length, across, width],
  );
  const [wide, high] = upright ? [width, length + 34] : [width, (drawing?.across ?? 0) + HEAD + 6];
  return (
    <Section title={words.section_pathways} rules={['pathways', 'case']} className="over-paths">
      <p className="legend">
        <span>
          <i className="swatch silent" />
          {words.legend_silent}
        </span>
      </p>
      <div ref={box}>
        {drawing && (
          // biome-ignore lint/a11y/useSemanticElements: a picture has no field set
          <svg
            viewBox={`0 0 ${wide} ${high}`}
            width={wide}
            height={high}
            role="group"
            aria-label={words.path_title}
          >
            <g transform={upright ? 'translate(12 30)' : `translate(0 ${HEAD})`}>
              {drawing.bands.map(({ from, to, cases, silent, width: thick, points }) => {
                const [a, b] = [name('stage', from), name('stage', to)];
                const title = fill(silent ? words.path_silent : words.path_of, {
                  from: a,
                  to: b,
                  cases: count(words.cases, cases),
                });
                const show = () => open({ step: `${from}>${to}` });
                return (
                  // biome-ignore lint/a11y/useSemanticElements: an element of SVG
                  <path
                    key={`${from} ${to}`}
                    className={`band stage-${from}${silent ? ' silent' : ''}`}
                    d={bandPath(points, upright)}
                    strokeWidth={thick}
                    role="button"
                    tabIndex={0}
                    aria-label={title}
                    onClick={show}
                    onKeyDown={(event) => {
                      if (event.key !== 'Enter' && event.key !== ' ') return;
                      event.preventDefault();
                      show();
                    }}
                  >
                    <title>{title}</title>
                  </path>
                );
              })}
              <Stations drawing={drawing} upright={upright} width={width} head={HEAD} />
            </g>
          </svg>
        )}
      </div>
    </Section>
  );
}
