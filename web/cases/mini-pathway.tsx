import './mini-pathway.css';
import type { Card } from '../../src/server/shapes.ts';
import { labelIn } from '../api/pack.ts';
import { useLanguage } from '../choices.ts';
import { StageMark } from '../parts/stage-mark.tsx';
import { fill, useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

const MOST = 12;

/** The path of a case on one short line: marks by stage, filled when accepted. */
export function MiniPathway({ stops }: { readonly stops: Card['stops'] }) {
  const words = useWords({ en, ko });
  const language = useLanguage();
  const names = stops.map((stop) => labelIn(stop, language));
  const more = stops.length - MOST;
  if (stops.length === 0) return <span className="quiet">{words.no_path}</span>;
  const said = fill(words.path, { list: names.join(', ') });
  return (
    <span className="mini-path" role="img" aria-label={said} title={names.join(' → ')}>
      {stops.slice(0, MOST).map((stop) => (
        <StageMark key={stop.id} stage={stop.stage} hollow={!stop.accepted} size={11} />
      ))}
      {more > 0 && <small>+{more}</small>}
    </span>
  );
}
