/** `moksori serve`: the workbench for a team, behind TLS. */
import type { Serving, TeamOptions } from '../server/serve.ts';
import { isOrigin, isThisMachine } from '../server/team/origin.ts';
import type { Args, Io } from './command.ts';
import { messages } from './messages.ts';
import { numberOf } from './open.ts';
import { quoted, WrongUsage } from './options.ts';
import { findPack, packFor } from './pack.ts';
import { CouldNot, failure, line } from './say.ts';
import { openingSecret, vaultDir } from './vault/open.ts';
import { VERSION } from './version.ts';
import { fill } from './words.ts';

const { serve: words, open: common } = messages;
const PORT = 8443;

export async function serveCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const team = teamOptions(options);
  const named = typeof options.pack === 'string' ? options.pack : 'prk';
  findPack(named);
  const dir = vaultDir(args, io);
  const { siteOf } = await import('../vault/site.ts');
  await siteOf(dir);
  const { serveTeam } = await import('../server/serve.ts');
  const fault = (error: unknown) => {
    for (const each of failure(error).lines) io.err(each);
  };
  const serving = await serveTeam(
    { dir, pack: () => packFor(named), version: VERSION },
    { ...team, fault },
    async (house) => house.unlock(await openingSecret(options.unlock, io)),
  ).catch((error: NodeJS.ErrnoException) => {
    throw worded(error, team);
  });
  try {
    io.out(`${fill(words.serving, { origin: serving.origin })}\n`);
    if (serving.first !== null) {
      io.out(`${fill(words.first, serving.first)}\n${serving.first.link}\n`);
    }
    if (typeof options.link === 'string') await printLink(serving, options.link, io);
    io.err(line(words.ends));
    const interrupted = new Promise<void>((resolve) => {
      if (io.onInterrupt === undefined) resolve();
      else io.onInterrupt(resolve);
    });
    const locked = await Promise.race([interrupted, serving.closed.then(() => true)]);
    if (locked) io.err(line(words.locked));
  } finally {
    await serving.close();
  }
  io.err(line(words.closed));
}

async function printLink(serving: Serving, name: string, io: Io): Promise<void> {
  const link = await serving.link(name);
  if (link === null) throw new CouldNot(fill(words.nobody, { name: quoted(name) }), words.nobodyHint);
  io.out(`${fill(words.link, { name })}\n${link}\n`);
}

function teamOptions(options: Args['options']): Omit<TeamOptions, 'fault'> {
  const text = (name: string): string | undefined => {
    const value = options[name];
    return typeof value === 'string' ? value : undefined;
  };
  const host = text('host') ?? '127.0.0.1';
  const port = numberOf(options.port, 'port', 0, 65_535, PORT);
  const [cert, key] = [text('tls-cert'), text('tls-key')];
  if ((cert === undefined) !== (key === undefined)) throw new WrongUsage(words.both, words.bothHint);
  const proxy = options['behind-proxy'] === true;
  if (proxy && cert !== undefined) throw new WrongUsage(words.twice, words.twiceHint);
  const tls = cert !== undefined && key !== undefined ? { cert, key } : undefined;
  if (tls === undefined && !isThisMachine(host))
    throw new WrongUsage(fill(words.plain, { host: quoted(host) }), words.plainHint);
  const origin = text('origin');
  if (origin !== undefined && !isOrigin(origin, tls !== undefined || proxy))
    throw new WrongUsage(fill(words.origin, { origin: quoted(origin) }), words.originHint);
  if (origin === undefined && (proxy || !isThisMachine(host)))
    throw new WrongUsage(words.needsOrigin, words.needsOriginHint);
  return { host, port, origin, tls, proxy };
}

function worded(error: NodeJS.ErrnoException, { port, tls }: Omit<TeamOptions, 'fault'>): Error {
  const { code = '' } = error;
  if (code === 'EADDRINUSE' || code === 'EACCES')
    if (error.syscall === 'listen') return new CouldNot(fill(common.taken, { port }), common.takenHint);
  const ofFile = ['ENOENT', 'EACCES', 'EISDIR'].includes(code) && error.syscall === 'open';
  if (tls !== undefined && (ofFile || code.startsWith('ERR_OSSL') || code.startsWith('ERR_SSL')))
    return new CouldNot(words.file, words.fileHint);
  return error;
}
