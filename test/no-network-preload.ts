/**
 * Loaded before the program (`node --import`): ends it at once when anything asks for a socket or a name lookup.
 * It watches the handles that Node itself makes, below net, http, dns and fetch, so no module can go round it.
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

createHook({
  init(_id, type) {
    if (!SOCKETS.has(type)) return;
    writeSync(2, `socket: ${type}\n`);
    process.exit(97);
  },
}).enable();
