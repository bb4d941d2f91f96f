/** `moksori person add`, `moksori person list`: who works with the vault. */
import { ofVault } from '../../review/kinds.ts';
import { type Person, peopleOf } from '../../review/people.ts';
import { type Home, newId } from '../../vault/home.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { CouldNot } from '../say.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { moment, rows } from '../vault/rows.ts';
import { fill } from '../words.ts';

const { team: words } = messages;

export async function personAdd(args: Args, io: Io): Promise<void> {
  await withVault(args, io, async (home) => {
    const person = await addPerson(home, args.files[0]!, await actorOf(args, home));
    if (args.options.json === true) io.out(`${JSON.stringify(person, null, 2)}\n`);
    else io.out(`${fill(words.added, person)}\n`);
  });
}

export async function personList(args: Args, io: Io): Promise<void> {
  await withVault(args, io, async (home) => {
    const people = await peopleOf(home.vault);
    if (args.options.json === true)
      return io.out(
        `${JSON.stringify({ people: people.map((one) => ({ ...one, added: new Date(one.added).toISOString() })) }, null, 2)}\n`,
      );
    io.out(
      rows(
        people.map(({ id, name, added }) => [id, moment(added), name]),
        io.columns,
        words.peopleHead,
      ),
    );
  });
}

/** Adds a person; without an actor they add themselves. @throws CouldNot when there is one of that name */
export async function addPerson(
  home: Home,
  name: string,
  actor?: string,
): Promise<Pick<Person, 'id' | 'name'>> {
  const same = (await peopleOf(home.vault)).find((one) => one.name === name);
  if (same !== undefined)
    throw new CouldNot(fill(words.sameName, { ...same }), fill(words.sameNameHint, { ...same }));
  const id = newId('a');
  await home.vault.append([ofVault('person.added', { actor: actor ?? id, subject: id }, { name })]);
  return { id, name };
}
