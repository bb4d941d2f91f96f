import { useId } from 'react';
import type { Level } from '../../src/server/release/shapes.ts';
import { useShown } from './context.ts';

/** From the narrowest circle to everybody. */
export const LEVELS: readonly Level[] = ['partner', 'un', 'public'];

interface Props {
  readonly level: Level;
  readonly onLevel: (level: Level) => void;
}

/** Whom it is for. What is chosen decides which consent it needs. */
export function Levels({ level, onLevel }: Props) {
  const own = useShown().words.level;
  const name = useId();
  return (
    <fieldset className="release-levels">
      <legend>{own.heading}</legend>
      {LEVELS.map((one) => (
        <label key={one} className={one === level ? 'chosen' : undefined}>
          <input type="radio" name={name} checked={one === level} onChange={() => onLevel(one)} />
          <b>{own[one]}</b>
          <small>{own[`${one}_text`]}</small>
        </label>
      ))}
    </fieldset>
  );
}
