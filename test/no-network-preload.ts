/**
 * Loaded before the program (`node --import`): ends it at once when anything asks for a socket or a name lookup.
 * It watches the handles that Node itself makes, below net, http, dns and fetch, so no module can go round it. With WATCH=loopback a
 * server may be made that only this machine can reach; nothing may be connected to all the same.
 */
import { createHook } from 'node:async_hooks';
import { writeSync } from 'node:fs';

const SOCKETS = new Set([
  'TCPWRAP',
  'TCPSERVERWRAP',
  'TCPCONNECTWRAP',
  'TLSWRAP',
  'UDPWRAP',
  'UDPSENDWRAP',
  'GETADDRINFOREQWRAP',
  'GETNAMEINFOREQWRAP',
  'QUERYWRAP',
]);

const SERVED = new Set(['TCPWRAP', 'TCPSERVERWRAP']);
const loopback = process.env.WATCH === 'loopback';

createHook({
  init(_id, type, _trigger, resource) {
    if (!SOCKETS.has(type)) return;
    if (!loopback || !SERVED.has(type)) stop(type);
    if (type === 'TCPSERVERWRAP') bound(resource as Handle);
  },
}).enable();

interface Handle {
  bind(address: string, ...more: unknown[]): number;
  bind6(address: string, ...more: unknown[]): number;
}

/** Lets a server be bound to this machine alone. */
function bound(handle: Handle): void {
  for (const name of ['bind', 'bind6'] as const) {
    const bind = handle[name].bind(handle);
    handle[name] = (address, ...more) => {
      if (address !== '127.0.0.1' && address !== '::1') stop(`${name} ${address}`);
      return bind(address, ...more);
    };
  }
}

function stop(what: string): never {
  writeSync(2, `socket: ${what}\n`);
  process.exit(97);
}
