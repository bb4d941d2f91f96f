import type { PeopleView } from '../../src/server/team/shapes.ts';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

export type RoleName = PeopleView['roles'][number]['role'];

/** The word for a role; one that a later version knows stays as it is. */
export function useRoleWords(): (role: string) => string {
  const words: Readonly<Record<string, string>> = useWords({ en, ko });
  return (role) => words[`role_${role}`] ?? role;
}

interface Props {
  readonly all: PeopleView['roles'];
  readonly chosen: readonly string[];
  readonly onChange: (roles: string[]) => void;
  readonly wrong?: string | undefined;
}

/** Which roles somebody has, each with what it may do. */
export function Roles({ all, chosen, onChange, wrong }: Props) {
  const words: Readonly<Record<string, string>> = useWords({ en, ko });
  const named = useRoleWords();
  return (
    <fieldset className="team-roles">
      <legend>{words.roles}</legend>
      {all.map(({ role, two }) => (
        <label key={role}>
          <input
            type="checkbox"
            checked={chosen.includes(role)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, role] : chosen.filter((one) => one !== role))
            }
          />
          <span>
            <b>{named(role)}</b>
            {two && <small className="two"> {words.by_two}</small>}
            <small>{words[`may_${role}`]}</small>
          </span>
        </label>
      ))}
      <div className="wrong" aria-live="polite">
        {wrong}
      </div>
    </fieldset>
  );
}
