/** Plays the transcripts. `npm run transcripts` writes what comes out into them, to be read before it is committed. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './source.ts';
import { matches, parseTranscript, play } from './transcript.ts';

const folder = join(ROOT, 'test/cli');

for (const name of readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort())
  test(`transcript ${name}`, async () => {
    const text = readFileSync(join(folder, name), 'utf8');
    const transcript = parseTranscript(text);
    assert.ok(transcript.steps.length > 0, 'has no command');
    const results = await play(transcript);
    if (process.env.WRITE_TRANSCRIPTS) {
      const lines = text.split('\n');
      for (const [i, { line, expected }] of [...transcript.steps.entries()].reverse())
        if (!matches(expected, results[i]!)) lines.splice(line + 1, expected.length, ...results[i]!);
      writeFileSync(join(folder, name), lines.join('\n'));
      return;
    }
    for (const [i, { command, expected }] of transcript.steps.entries())
      if (!matches(expected, results[i]!)) assert.deepEqual(results[i], expected, `after $ ${command}`);
  });
