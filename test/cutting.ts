/** A server that cannot finish its sentence. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/** Stands between client and server, and hangs up when the server answers to something that `which` picks. */
export async function cutting(folder: string, which: (count: number) => boolean) {
  let picked = 0;
  let cuts = 0;
  const listener = createServer((client) => {
    const behind = connect(join(folder, '.s.PGSQL.5432'));
    let cut = false;
    client.on('data', (bytes) => {
      if (/(?:^|[^_])commit/.test(bytes.toString('latin1'))) cut = which(picked++);
      behind.write(bytes);
    });
    behind.on('data', (bytes) => {
      if (cut) {
        cuts++;
        client.destroy();
        behind.destroy();
      } else client.write(bytes);
    });
    for (const [one, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      one.on('error', () => {});
      one.on('close', () => other.destroy());
    }
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as { port: number };
  return { port, cuts: () => cuts, close: () => listener.close() };
}
