/** The socket: on this machine alone, unless told otherwise. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { App } from './app.ts';

export interface Listening {
  readonly port: number;
  /** Ends connections that wait for nothing, and takes no more. */
  close(): Promise<void>;
}

/** @throws what Node throws when the port is taken */
export async function listen(
  app: Pick<App, 'fetch'>,
  {
    port = 0,
    host = '127.0.0.1',
    tls,
  }: {
    readonly port?: number;
    readonly host?: string;
    /** PEM. */
    readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  } = {},
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    ...(tls && { createServer, serverOptions: { ...tls, minVersion: 'TLSv1.2' } }),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
