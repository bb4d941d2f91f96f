import { useState } from 'react';
import type { Way } from '../../src/server/shapes.ts';
import { useSession } from '../api/queries.ts';
import { useLanguage } from '../choices.ts';
import { Button } from '../parts/button.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { dayWords } from '../parts/when.ts';
import { fill, useWords } from '../words.ts';
import { AddWay } from './add-way.tsx';
import { usePeople, useWays } from './queries.ts';
import { RevokeWay } from './revoke-way.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

/** What opens the vault; adding a way, and revoking one. */
export function Ways() {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const language = useLanguage();
  const { data, error } = useWays();
  const team = useSession().data?.mode === 'team';
  const people = usePeople().data?.people ?? [];
  const [adding, setAdding] = useState<Way['kind']>();
  const [revoking, setRevoking] = useState<Way>();
  const ways = data?.ways ?? [];
  const open = ways.filter(({ revoked }) => revoked === null);
  const day = (at: number) => dayWords(new Date(at).toISOString().slice(0, 10), language);
  return (
    <>
      <p>{words.ways_text}</p>
      {error && <p className="wrong">{inWords(error)}</p>}
      <table>
        <thead>
          <tr>
            <th>{words.way}</th>
            <th>{words.label}</th>
            <th>{words.added}</th>
            <th>
              <span className="unseen">{words.revoke}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ways.map((way) => (
            <tr key={way.id} className={way.revoked === null ? '' : 'gone'}>
              <td>{words[`way_${way.kind}`]}</td>
              <td>{way.label}</td>
              <td>
                {day(way.added)} · {people.find(({ id }) => id === way.by)?.name ?? way.by}
              </td>
              <td>
                {way.revoked !== null ? (
                  fill(words.revoked, { day: day(way.revoked) })
                ) : (
                  <Button
                    disabled={open.length < 2}
                    aria-label={fill(words.revoke_one, { label: way.label })}
                    onClick={() => setRevoking(way)}
                  >
                    {words.revoke}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {team ? (
        <p className="quiet">{words.ways_team}</p>
      ) : (
        <div className="buttons">
          {(['passphrase', 'recovery-key', 'shares'] as const).map((kind) => (
            <Button key={kind} onClick={() => setAdding(kind)}>
              {words[`add_${kind}`]}
            </Button>
          ))}
        </div>
      )}
      {adding && <AddWay kind={adding} onClose={() => setAdding(undefined)} />}
      {revoking && <RevokeWay way={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}
