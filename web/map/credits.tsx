import type { PackMap } from '../../src/server/shapes.ts';
import { useLanguage } from '../choices.ts';
import { fill } from '../words.ts';
import type en from './words.en.json';

interface CreditsProps {
  readonly map: PackMap;
  readonly words: typeof en;
}

/** Whose areas and centres these are, and which places have none: always under the map. */
export function Credits({ map, words }: CreditsProps) {
  const language = useLanguage();
  const names = map.without.map((place) => place[language]).join(' · ');
  return (
    <>
      {names !== '' && <p>{fill(words.without, { names })}</p>}
      <p className="map-credits">{map.credits.map((credit) => credit[language]).join(' · ')}</p>
    </>
  );
}
