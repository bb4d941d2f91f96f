import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { keys } from '../api/queries.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { fill, useWords } from '../words.ts';
import { askedFor, groupsOf, isGroup } from './recovery.ts';
import { Sheet } from './sheet.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

/** The recovery key, once; two groups are typed back from the paper before the vault is entered. */
export function Recovery({ written }: { readonly written: string }) {
  const words = useWords({ en, ko });
  const client = useQueryClient();
  const groups = groupsOf(written);
  const [asked] = useState(() => askedFor(groups.length, [Math.random(), Math.random()]));
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  const [tried, setTried] = useState(false);
  const right = asked.map((group, i) => isGroup(typed[i]!, groups[group - 1]));
  const enter = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (right.every(Boolean)) void client.invalidateQueries({ queryKey: keys.session });
  };
  return (
    <Sheet title={words.recovery}>
      <p>{words.recovery_text}</p>
      <ol className="groups" translate="no">
        {groups.map((group, i) => (
          <li key={i}>
            <small>{i + 1}</small>
            {group}
          </li>
        ))}
      </ol>
      <p>{words.recovery_whoever}</p>
      <form onSubmit={enter} noValidate>
        <p>{fill(words.recovery_check, { a: asked[0], b: asked[1] })}</p>
        <div className="two">
          {asked.map((group, i) => (
            <Field
              key={group}
              label={fill(words.group, { n: group })}
              value={typed[i]!}
              autoCapitalize="characters"
              onChange={({ target: { value } }) => setTyped(i === 0 ? [value, typed[1]] : [typed[0], value])}
              wrong={tried && !right[i] ? words.fault_group : undefined}
            />
          ))}
        </div>
        <Button look="main" type="submit">
          {words.enter}
        </Button>
      </form>
    </Sheet>
  );
}
