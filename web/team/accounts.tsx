import './team.css';
import { useState } from 'react';
import type { PersonView } from '../../src/server/team/shapes.ts';
import { useSession } from '../api/queries.ts';
import { useLanguage } from '../choices.ts';
import { Button } from '../parts/button.tsx';
import { Chip } from '../parts/chip.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { dayWords } from '../parts/when.ts';
import { fill, useWords } from '../words.ts';
import { useAccounts } from './queries.ts';
import { useRoleWords } from './roles.tsx';
import { Want, type What } from './want.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

/** The people of the team, their roles, and what an admin may do about them. */
export function Accounts() {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const { data, error } = useAccounts();
  const session = useSession().data;
  const [open, setOpen] = useState<{ readonly what: What; readonly person?: PersonView }>();
  const rules = session?.rights.includes('people.manage') ?? false;
  return (
    <>
      <p>{words.people_text}</p>
      {error && <p className="wrong">{inWords(error)}</p>}
      <ul className="people">
        {data?.people.map((person) => (
          <Person
            key={person.id}
            person={person}
            me={person.id === session?.person?.id}
            onWant={rules ? (what) => setOpen({ what, person }) : undefined}
          />
        ))}
      </ul>
      {rules && (
        <Button look="main" onClick={() => setOpen({ what: 'invite' })}>
          {words.invite}
        </Button>
      )}
      {open && data && (
        <Want what={open.what} person={open.person} roles={data.roles} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

interface Props {
  readonly person: PersonView;
  readonly me: boolean;
  readonly onWant: ((what: What) => void) | undefined;
}

function Person({ person, me, onWant }: Props) {
  const words = useWords({ en, ko });
  const named = useRoleWords();
  const language = useLanguage();
  const { name, id, state, roles, entered, refused } = person;
  const day = (at: number) => dayWords(new Date(at).toISOString().slice(0, 10), language);
  return (
    <li>
      <div>
        <b>{name}</b>
        {me && <small> {words.you}</small>} <small className="num">{id}</small>
        <p>{roles.length > 0 ? roles.map(named).join(' · ') : words.no_role}</p>
        <small>
          {state === 'open' && entered !== null
            ? fill(words.entered, { day: day(entered) })
            : words[`state_${state}`]}
          {refused > 0 && ` · ${fill(words.refused, { n: refused })}`}
        </small>
      </div>
      {state === 'invited' && <Chip tone="warn">{words.waiting}</Chip>}
      {onWant && (
        <div className="buttons">
          {state !== 'none' && <Button onClick={() => onWant('grant')}>{words.change}</Button>}
          {state !== 'none' && <Button onClick={() => onWant('recover')}>{words.let_in}</Button>}
          {(state === 'open' || state === 'invited') && (
            <Button look="bare" onClick={() => onWant('close')}>
              {words.close}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
