/** Everything in the repository that is made from something else. `npm run generate` writes it, a test compares it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { commands } from '../src/cli/commands.ts';
import { helpOf, overview } from '../src/cli/help.ts';
import { wrap } from '../src/cli/layout.ts';
import { sheet } from '../src/cli/sheet/sheet.ts';
import { draft, type Input } from '../src/draft/draft.ts';
import { toJson } from '../src/draft/json.ts';
import { FORMAT, readSchema } from '../src/draft/schema.ts';
import { loadPack } from '../src/packs/load.ts';
import { parseTranscript } from '../test/transcript.ts';
import { svgOf } from './svg.ts';

const COLUMNS = 80;
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Path in the repository → what should stand there. */
export async function generated(): Promise<Readonly<Record<string, string>>> {
  return {
    'schema/read.schema.json': schema(),
    'docs/cli.md': withBlocks('docs/cli.md', helpTexts()),
    'docs/case-sheet.svg': picture(),
    'README.md': withBlocks('README.md', { 'transcript note': note() }),
  };
}

function schema(): string {
  const json = z.toJSONSchema(readSchema, { target: 'draft-2020-12' });
  const named = { $schema: json.$schema, title: `moksori read --json, format ${FORMAT}`, ...json };
  return `${JSON.stringify(named, null, 2)}\n`;
}

/** The picture of the README: the two invented reports of one case, in colour. */
function picture(): string {
  const inputs = ['hoeryong-phone.txt', 'hoeryong-trial.html'].map((file) => ({
    file,
    bytes: readFileSync(join(ROOT, 'data/demo', file)),
  }));
  return svgOf(sheetOf(inputs, true), COLUMNS, 'A case sheet, drawn from two invented reports');
}

/** The invented note of test/cli/read.txt, and the sheet that it gives. */
function note(): string {
  const text = parseTranscript(readFileSync(join(ROOT, 'test/cli/read.txt'), 'utf8')).files['note.txt']!;
  const lines = text
    .trimEnd()
    .split('\n')
    .flatMap((line) => wrap(line, COLUMNS));
  const drawn = sheetOf([{ file: 'note.txt', bytes: Buffer.from(text) }], false);
  return `$ cat note.txt\n${lines.join('\n')}\n\n$ moksori read note.txt\n${drawn}`;
}

function sheetOf(inputs: readonly Input[], color: boolean): string {
  const pack = loadPack('prk');
  return sheet(toJson(draft(inputs, { pack })), pack, { columns: COLUMNS, color });
}

function helpTexts(): Record<string, string> {
  return Object.fromEntries([
    ['help', overview(commands)],
    ...commands.map((command) => [`help ${command.name.join(' ')}`, helpOf(command)]),
  ]);
}

/** A document with the text between `<!-- NAME -->` and `<!-- end -->` replaced by the block of that name. */
function withBlocks(path: string, blocks: Readonly<Record<string, string>>): string {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const missing = Object.keys(blocks).filter((name) => !text.includes(`<!-- ${name} -->`));
  if (missing.length > 0) throw new Error(`${path} has no place for: ${missing.join(', ')}`);
  return text.replace(/<!-- ([^>\n]+) -->\n[\s\S]*?<!-- end -->/g, (whole, name: string) => {
    const block = blocks[name];
    return block === undefined ? whole : `<!-- ${name} -->\n\`\`\`text\n${block}\`\`\`\n<!-- end -->`;
  });
}
