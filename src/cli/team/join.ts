/** `moksori init --join`: the folder of a further member of a team. */
import { peopleOf } from '../../review/people.ts';
import { type Home, joinVault } from '../../vault/home.ts';
import { checkPlace } from '../../vault/site.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { quoted, WrongUsage } from '../options.ts';
import { CouldNot } from '../say.ts';
import { openingSecret, vaultDir } from '../vault/open.ts';
import { fill } from '../words.ts';
import { addPerson } from './person.ts';

const { team: words, init, vault } = messages;

/** What an id of a person looks like. */
const ID = /^a-[0-9a-z]{6}$/;

export async function join(args: Args, io: Io): Promise<void> {
  const { team: connection, as, unlock, json } = args.options;
  if (typeof connection !== 'string') throw new WrongUsage(words.joinWhere, words.joinWhereHint);
  if (typeof as !== 'string') throw new WrongUsage(words.who, words.whoHint);
  const dir = vaultDir(args, io);
  checkPlace(dir, connection);
  const secret = await openingSecret(unlock, io);
  try {
    let name = as;
    const joined = await joinVault(dir, connection, secret, async (home) => {
      const person = ID.test(as) ? await personOf(home, as) : await addPerson(home, as);
      ({ name } = person);
      return person.id;
    });
    const { id, origin, member: actor } = joined;
    if (json === true) return io.out(`${JSON.stringify({ vault: dir, id, log: origin, actor }, null, 2)}\n`);
    io.out(`${fill(words.joined, { dir, origin })}\n`);
    io.out(`${fill(init.you, { actor, name })}\n`);
  } finally {
    secret.fill(0);
  }
}

async function personOf(home: Home, id: string): Promise<{ readonly id: string; readonly name: string }> {
  const people = await peopleOf(home.vault);
  const found = people.find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new CouldNot(
    fill(vault.noPerson, { id: quoted(id) }),
    fill(vault.people, { list: people.map((one) => `${one.id} (${one.name})`).join(', ') }),
  );
}
