import { useInfo } from './info.ts';
import { WordsOf } from './quote.tsx';
import type { Conflict } from './types.ts';

/** The sides of a conflict next to each other, each in its language. */
export function ConflictSides({ conflict }: { readonly conflict: Conflict }) {
  const { languageName, claims } = useInfo();
  // Claims that stand on no side have part in it too.
  const said = new Set(conflict.values.flatMap(({ claims }) => claims));
  const others = conflict.claims.filter((id) => !said.has(id) && claims.has(id));
  return (
    <div className="sides">
      {conflict.values.map(({ claims, text, language }) => (
        <div key={claims.join()} className="side">
          <small>{languageName(language)}</small>
          <b className="read" lang={language}>
            {text}
          </b>
          <WordsOf claims={claims} />
        </div>
      ))}
      {others.map((id) => (
        <div key={id} className="side">
          <WordsOf claims={[id]} />
        </div>
      ))}
    </div>
  );
}
