/** Who may know whom (docs/architecture.md). A new arrow fails here, where it can be discussed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imports, layerOf, product, sources } from './source.ts';

/** Layer → the layers it may import, besides itself. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  claims: [],
  ledger: [],
  vault: ['claims', 'ledger'],
  packs: ['claims'],
  intake: ['claims', 'packs'],
  read: ['claims', 'packs'],
  time: ['claims', 'packs'],
  assemble: ['claims', 'packs', 'read', 'time'],
  estimate: ['claims', 'packs'],
  draft: ['claims', 'packs', 'intake', 'read', 'time', 'assemble'],
  search: ['claims', 'packs', 'time', 'vault'],
  review: ['claims', 'packs', 'time', 'assemble', 'draft', 'ledger', 'vault', 'search'],
  jobs: ['claims', 'packs', 'intake', 'draft', 'ledger', 'vault', 'review'],
  link: ['claims', 'packs', 'estimate'],
  protect: ['claims', 'packs', 'time', 'assemble'],
  release: ['claims', 'packs', 'read', 'time', 'assemble', 'draft', 'ledger', 'vault', 'review', 'protect'],
  accounts: ['claims', 'ledger', 'vault', 'review'],
  server: [
    ...['claims', 'packs', 'intake', 'read', 'time', 'assemble', 'draft', 'ledger', 'vault', 'search'],
    ...['review', 'jobs', 'estimate', 'link', 'protect', 'release', 'accounts'],
  ],
  cli: [
    ...['claims', 'packs', 'intake', 'read', 'time', 'assemble', 'draft', 'ledger', 'vault', 'search'],
    ...['review', 'jobs', 'estimate', 'link', 'protect', 'release', 'accounts', 'server'],
  ],
  main: ['cli'],
};

/** Data in, data out: these name no module of Node that has a clock, a disk, a network or chance. */
const PURE = ['claims', 'read', 'time', 'assemble', 'search', 'estimate', 'link', 'protect'];
const HARMLESS = ['node:util', 'node:assert'];
const IMPURE_WORDS = [
  'Date.now',
  'new Date()',
  'performance.',
  'Math.random',
  'process.env',
  'process.std',
  'process.argv',
  'process.hrtime',
  'fetch(',
  'randomUUID',
];

/** The only layers that touch files. The command line has standard input and output, and opens nothing itself. */
const FILES = ['packs', 'intake', 'vault', 'release', 'server'];
/** And those that may put work on other cores. */
const THREADS = [...FILES, 'cli'];
/** The only layer that opens a port. */
const PORTS = ['server'];

test('there is source to look at', () => assert.ok(product().length > 10));

for (const { path, text } of product()) {
  const layer = layerOf(path);
  test(`${path} imports only what its layer may`, () => {
    assert.ok(
      layer in MAY,
      `src/${layer} is not in the table of layers: add it to docs/architecture.md and here`,
    );
    for (const name of imports(path, text)) {
      if (name.startsWith('node:')) {
        if (PURE.includes(layer)) assert.ok(HARMLESS.includes(name), `${layer} is pure and imports ${name}`);
        if (/^node:(fs|child_process)/.test(name))
          assert.ok(FILES.includes(layer), `${layer} may not touch files, and imports ${name}`);
        if (name === 'node:worker_threads') assert.ok(THREADS.includes(layer), `${layer} starts no workers`);
        if (/^node:(net|http|https|http2|tls|dgram|dns)/.test(name))
          assert.ok(PORTS.includes(layer), `${layer} opens no socket`);
      }
      if (!name.startsWith('src/')) continue;
      const to = layerOf(name);
      assert.ok(to === layer || MAY[layer]!.includes(to), `new arrow: ${layer} → ${to} (${name})`);
      assert.ok(!name.endsWith('.test.ts'), `imports a test: ${name}`);
    }
  });
  if (PURE.includes(layer))
    test(`${path} has no clock, no chance, no world`, () => {
      const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
      for (const word of IMPURE_WORDS) assert.ok(!code.includes(word), `${layer} is pure and says ${word}`);
    });
}

test('the pages take only types from the program, and nothing of Node', () => {
  for (const { path, text } of sources('web')) {
    if (/\.(?:test|fixture)\.ts$|vite\.config\.ts$/.test(path)) continue;
    const values = text.replace(/^import type [^;]+;/gm, '');
    for (const name of imports(path, values))
      assert.ok(!/^(?:src|test|bench|scripts)\/|^node:/.test(name), `${path} imports ${name}`);
  }
});
