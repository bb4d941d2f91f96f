/** Hears from other processes that the head has moved. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { channelOf } from './schema.ts';
import { connectPatiently, hangUp, type Place } from './server.ts';

const WAIT = 500;

/**
 * Calls `heard` with the size of the ledger whenever somebody has appended, and with null after the connection was gone for a while:
 * then something may have been missed. Ends when the signal says so.
 */
export async function listen(
  place: Place,
  heard: (size: number | null) => void,
  signal: AbortSignal,
): Promise<void> {
  const begin = async () => {
    const client = await connectPatiently(place);
    client.on('notification', ({ payload }) => heard(Number(payload)));
    await client.query(`listen ${pg.escapeIdentifier(channelOf(place.schema))}`);
    return client;
  };
  const go = async (first: pg.Client) => {
    for (let client: pg.Client | null = first; ; ) {
      await over(client, signal);
      hangUp(client);
      for (client = null; client === null; ) {
        if (signal.aborted) return;
        client = await begin().catch(() => sleep(WAIT, null, { ref: false }));
      }
      if (!signal.aborted) heard(null);
    }
  };
  void go(await begin());
}

/** Resolves when the connection is gone or nobody wants it any more, which may have been so before it came. */
function over(client: pg.Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    client.once('end', resolve);
    client.once('error', () => resolve());
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
}
