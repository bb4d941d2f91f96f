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
      let next = text;
      for (const [i, { command, expected }] of transcript.steps.entries())
        if (!matches(expected, results[i]!))
          next = next.replace([`$ ${command}`, ...expected].join('\n'), () =>
            [`$ ${command}`, ...results[i]!].join('\n'),
          );
      writeFileSync(join(folder, name), next);
      return;
    }
    for (const [i, { command, expected }] of transcript.steps.entries())
      if (!matches(expected, results[i]!)) assert.deepEqual(results[i], expected, `after $ ${command}`);
  });
