import './factor.css';
import { lazy, Suspense } from 'react';
import type { Offer } from '../../src/server/team/shapes.ts';
import { Field } from '../parts/field.tsx';
import { useWords } from '../words.ts';
import { canPasskeys, newPasskey } from './passkey.ts';
import en from './words.en.json';
import ko from './words.ko.json';

const Square = lazy(async () => ({ default: (await import('./square.tsx')).Square }));

export type Way = 'passkey' | 'totp';
export const bestWay = (): Way => (canPasskeys() ? 'passkey' : 'totp');

/** What goes to the server for the way that was chosen; null when the device did not make a passkey. */
export async function chosen(way: Way, offer: Offer, code: string): Promise<object | null> {
  if (way === 'totp') return { code };
  const passkey = await newPasskey(offer.passkey);
  return passkey === null ? null : { passkey };
}

interface Props {
  readonly offer: Offer;
  readonly way: Way;
  readonly onWay: (way: Way) => void;
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly wrong?: string | undefined;
}

/** Choosing a second factor: a passkey of this device or a security key, or the codes of an authenticator. */
export function Factor({ offer, way, onWay, code, onCode, wrong }: Props) {
  const words = useWords({ en, ko });
  return (
    <fieldset className="factor">
      <legend>{words.factor}</legend>
      {(['passkey', 'totp'] as const).map((each) => (
        <label key={each} className="pick">
          <input
            type="radio"
            name="factor"
            checked={way === each}
            disabled={each === 'passkey' && !canPasskeys()}
            onChange={() => onWay(each)}
          />
          <span>
            <b>{words[`way_${each}`]}</b>
            <small>{words[`way_${each}_text`]}</small>
          </span>
        </label>
      ))}
      {way === 'totp' && (
        <div className="codes">
          <p>{words.scan}</p>
          <Suspense fallback={<div className="square" />}>
            <Square text={offer.uri} name={words.square} />
          </Suspense>
          <p>{words.by_hand}</p>
          <p className="secret" translate="no">
            {offer.secret.match(/.{1,4}/g)?.join(' ')}
          </p>
          <Field
            label={words.code}
            hint={words.code_first}
            className="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            value={code}
            wrong={wrong}
            onChange={({ target }) => onCode(target.value)}
          />
        </div>
      )}
    </fieldset>
  );
}
