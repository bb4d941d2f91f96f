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
  let first = true;
  const begin = async () => {
    const client = await connectPatiently(place);
    client.on('notification', ({ payload }) => heard(Number(payload)));
    await client.query(`listen ${pg.escapeIdentifier(channelOf(place.schema))}`);
    return client;
  };
  const run = async () => {
    while (!signal.aborted) {
      const client = await begin().catch((error: unknown) => {
        if (first) throw error;
        return null;
      });
      if (client === null) {
        await sleep(WAIT, undefined, { ref: false });
        continue;
      }
      if (!first) heard(null);
      first = false;
      started();
      await new Promise<void>((gone) => {
        client.once('end', gone);
        client.once('error', () => gone());
        signal.addEventListener('abort', () => gone(), { once: true });
      });
      hangUp(client);
    }
  };
  let started = () => {};
  let failed = (_error: unknown) => {};
  const ready = new Promise<void>((resolve, reject) => {
    started = resolve;
    failed = reject;
  });
  run().catch((error: unknown) => failed(error));
  await ready;
}
