import type { Exposure } from '../../src/server/release/shapes.ts';
import { count, fill } from '../fill.ts';
import { useProblemWords } from '../parts/say.tsx';
import { useShown } from './context.ts';
import { SourceCard } from './source-card.tsx';
import { StyleRows, VersionRows } from './style-card.tsx';
import { SubjectCard } from './subject-card.tsx';

interface Props {
  readonly exposure: Exposure | undefined;
  readonly problem: unknown;
  /** What is shown is of the text as it is now. */
  readonly current: boolean;
}

/** How much was found, and what the marks mean. It never says that a text does no harm. */
export function Summary({ exposure, problem, current }: Props) {
  const { words } = useShown();
  const inWords = useProblemWords();
  const own = words.found;
  return (
    <section className="release-card" aria-labelledby="release-found">
      <h2 id="release-found">{own.heading}</h2>
      <div aria-live="polite" className="release-paths">
        {problem ? (
          <p className="wrong">{fill(own.failed, { why: inWords(problem) })}</p>
        ) : !current || exposure === undefined ? (
          <p className="quiet">{own.looking}</p>
        ) : (
          <>
            {exposure.level !== undefined && <p>{own.level}</p>}
            <p>
              <b>{exposure.paths === 0 ? own.none : count(own.paths, exposure.paths)}</b>
            </p>
          </>
        )}
      </div>
      <Legend />
    </section>
  );
}

function Legend() {
  const { words } = useShown();
  const own = words.legend;
  return (
    <ul className="release-legend" aria-label={own.label}>
      {(['subject', 'source', 'style'] as const).map((kind) => (
        <li key={kind}>
          <span className={`release-mark path ${kind}`} aria-hidden="true">
            &emsp;&emsp;
          </span>{' '}
          {own[kind]}
        </li>
      ))}
      <li className="quiet">{own.faint}</li>
    </ul>
  );
}

/** The paths in plain sentences: to the person told of, to who told it, by how it is told, by versions that differ. */
export function Found({ exposure }: { readonly exposure: Exposure }) {
  const { words } = useShown();
  const { subjects, sources, style, differences, asked } = exposure;
  // Where a path is comes first.
  const first = <T extends { readonly path: boolean }>(all: readonly T[]) =>
    all.toSorted((a, b) => Number(b.path) - Number(a.path));
  return (
    <>
      <section className="release-card" aria-labelledby="release-subjects">
        <h2 id="release-subjects">{words.subject.heading}</h2>
        {subjects.length === 0 && <p className="quiet">{words.subject.nobody}</p>}
        {first(subjects).map((subject) => (
          <SubjectCard key={subject.person} subject={subject} asked={asked.people} />
        ))}
        {subjects.length > 0 && <p className="quiet">{words.subject.list}</p>}
      </section>
      <section className="release-card" aria-labelledby="release-sources">
        <h2 id="release-sources">{words.source.heading}</h2>
        {sources.length === 0 && <p className="quiet">{words.source.nobody}</p>}
        {first(sources).map((source) => (
          <SourceCard key={source.source} source={source} exposure={exposure} />
        ))}
      </section>
      {style.length > 0 && (
        <section className="release-card" aria-labelledby="release-style">
          <h2 id="release-style">{words.style.heading}</h2>
          <StyleRows style={style} />
        </section>
      )}
      {differences.length > 0 && (
        <section className="release-card" aria-labelledby="release-versions">
          <h2 id="release-versions">{words.versions.heading}</h2>
          <VersionRows differences={differences} texts={exposure.texts} />
        </section>
      )}
    </>
  );
}
